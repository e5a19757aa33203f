"""Filling rows of the roster from facts; callers check the rules and write the trail."""

from __future__ import annotations

from app.core.actor import Actor
from app.core.texts.names import name_sort_key
from app.core.vietnamese import fold
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.models import Member, Membership


def fill_person(member: Member, person: PersonFacts) -> Member:
    """Fill the row of a person, including sort key and search text."""
    member.code = person.code
    member.full_name = person.full_name
    member.name_key = name_sort_key(person.full_name)
    member.search_text = fold(f"{person.full_name} {person.code}")
    member.sex = person.sex
    member.birth_date = person.birth.day
    member.birth_year = person.birth.year
    return member


def fill_period(row: Membership, facts: MembershipFacts) -> Membership:
    """Fill the row of a period."""
    for name in MembershipFacts.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))
    return row


def new_period(member: Member, key: str, facts: MembershipFacts, actor: Actor) -> Membership:
    """A new row for a period, not yet in the session; the caller has checked the rules."""
    row = Membership(
        unit_id=member.unit_id,
        member_id=member.id,
        row_key=key,
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    return fill_period(row, facts)


def next_key(code: str, held: set[str]) -> str:
    """The next free row key of a person's period: `DV001`, `DV001#2`…"""
    return next(key for key in (code, *(f"{code}#{n}" for n in range(2, len(held) + 3))) if key not in held)
