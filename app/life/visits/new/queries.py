"""Selects of the people that a visit may be for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.extensions import db
from app.life.visits.facts import Audience
from app.life.visits.rules import audience_of, departure_text
from app.listing import matches, texts_match
from app.people.roster.facts import MembershipFacts, Sex
from app.people.roster.models import Child, Member, Membership
from app.people.roster.queries import membership_facts
from app.people.roster.rules import membership_on

#: As many results as fit below the box on a phone.
MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A search result: a person, their group, a sentence if they left, ids and names of children.

    `audience`: what a visit to them is, by their standing on the day.
    """

    id: int
    name: str
    code: str
    group: str
    departure: str
    audience: Audience
    children: tuple[tuple[int, str], ...] = ()

    def is_named_in(self, words: str) -> bool:
        """Whether the words contain their name, or a child's."""
        return any(texts_match(name, words) for name in (self.name, *(name for _, name in self.children)))


def people_found(unit_id: int, words: str, day: date) -> list[PersonHit]:
    """The union's people whose name or code holds every word, without diacritics; three statements."""
    query = (
        select(Member)
        .where(Member.unit_id == unit_id, matches(Member.search_text, words))
        .order_by(Member.name_key, Member.id)
        .limit(MOST_FOUND)
    )
    return _hits(db.session.scalars(query).all(), day)


def people_named(unit_id: int, member_ids: Collection[int], day: date) -> list[PersonHit]:
    """These people of the union; three statements, none for nobody."""
    if not member_ids:
        return []
    query = select(Member).where(Member.unit_id == unit_id, Member.id.in_(member_ids))
    return _hits(db.session.scalars(query.order_by(Member.name_key)).all(), day)


def departure_sentences(unit_id: int, member_ids: Collection[int], day: date) -> list[str]:
    """Who of these had left by the day, each as a sentence; two statements, none for nobody."""
    if not member_ids:
        return []
    query = select(Member).where(Member.unit_id == unit_id, Member.id.in_(member_ids))
    people = db.session.scalars(query.order_by(Member.name_key)).all()
    periods = _periods([one.id for one in people])
    sentences = [departure_text(one.full_name, Sex(one.sex), periods.get(one.id, ()), day) for one in people]
    return [sentence for sentence in sentences if sentence]


def _hits(people: Sequence[Member], day: date) -> list[PersonHit]:
    ids = [one.id for one in people]
    periods, children = _periods(ids), _children(ids)
    found = []
    for one in people:
        held = periods.get(one.id, [])
        period = membership_on(held, day)
        found.append(
            PersonHit(
                id=one.id,
                name=one.full_name,
                code=one.code,
                group=period.union_group if period else "",
                departure=departure_text(one.full_name, Sex(one.sex), held, day),
                audience=audience_of(held, day),
                children=tuple(children.get(one.id, ())),
            )
        )
    return found


def _periods(member_ids: Collection[int]) -> dict[int, list[MembershipFacts]]:
    query = (
        select(Membership)
        .where(Membership.member_id.in_(member_ids), Membership.withdrawn_at.is_(None))
        .order_by(Membership.id)
    )
    found: dict[int, list[MembershipFacts]] = {}
    for period in db.session.scalars(query):
        found.setdefault(period.member_id, []).append(membership_facts(period))
    return found


def _children(member_ids: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    query = (
        select(Child.member_id, Child.id, Child.full_name)
        .where(Child.member_id.in_(member_ids), Child.withdrawn_at.is_(None))
        .order_by(Child.id)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for member_id, child_id, name in db.session.execute(query):
        found.setdefault(member_id, []).append((child_id, name))
    return found
