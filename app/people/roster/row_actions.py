"""Rows of the roster from what is said: filled here, looked at by the rules and noted by the actions."""

from __future__ import annotations

from app.core.actor import Actor
from app.core.vietnamese import fold, name_sort_key
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.models import Member, Membership


def fill_person(member: Member, person: PersonFacts) -> Member:
    """The row with who the person is, and what it is sorted and found by."""
    member.code = person.code
    member.full_name = person.full_name
    member.name_key = name_sort_key(person.full_name)
    member.search_text = fold(f"{person.full_name} {person.code}")
    member.sex = person.sex
    member.birth_date = person.birth.day
    member.birth_year = person.birth.year
    return member


def fill_period(row: Membership, said: MembershipFacts) -> Membership:
    """The row with what is said of the period."""
    for name in MembershipFacts.__dataclass_fields__:
        setattr(row, name, getattr(said, name))
    return row


def new_period(member: Member, key: str, facts: MembershipFacts, actor: Actor) -> Membership:
    """A row for a period of the person, not yet in the session; the caller has looked at the rules."""
    row = Membership(
        unit_id=member.unit_id,
        member_id=member.id,
        row_key=key,
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    return fill_period(row, facts)


def next_key(code: str, held: set[str]) -> str:
    """Periods of a person are keyed by the code and their place, as the workbook counts them."""
    return next(key for key in (code, *(f"{code}#{n}" for n in range(2, len(held) + 3))) if key not in held)
