"""Selects of the people and children that a list of gifts may name."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from app.extensions import db
from app.life.gifts.choosing.rules import KnownChild, Person
from app.people.hardship.models import Hardship
from app.people.roster.facts import MembershipFacts
from app.people.roster.models import Member
from app.people.roster.queries import children_of, roster_of


def people_of(unit_id: int) -> list[Person]:
    """Everyone on the roster in Vietnamese order of names; one statement."""
    known: dict[int, tuple[Member, list[MembershipFacts]]] = {}
    people = {}
    for member, _, person, period in roster_of(unit_id):
        known.setdefault(member.id, (member, []))[1].append(period)
        people[member.id] = person
    ordered = sorted(known.values(), key=lambda pair: (pair[0].name_key, pair[0].id))
    return [Person(one.id, one.full_name, people[one.id].sex, tuple(held)) for one, held in ordered]


def known_children(unit_id: int) -> list[KnownChild]:
    """Every live child of the roster; one statement."""
    return [KnownChild(row.id, facts) for row, facts in children_of(unit_id)]


def in_hardship(unit_id: int, day: date) -> set[int]:
    """People with a time of hardship that runs on the day; one statement."""
    query = select(Hardship.member_id).where(
        Hardship.unit_id == unit_id,
        Hardship.withdrawn_at.is_(None),
        Hardship.starts_on <= day,
        or_(Hardship.ends_on.is_(None), Hardship.ends_on >= day),
    )
    return set(db.session.scalars(query))
