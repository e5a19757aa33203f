"""Selects of what an erasure concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.models import Activity, ActivityMember
from app.office.trail.queries import changes_of, reasons_of
from app.people.personal_data.models import PersonalErasure
from app.people.roster.facts import LeavingReason
from app.people.roster.models import Child, Member
from app.people.roster.queries import live_periods_of

_ERASED = select(PersonalErasure).where(
    PersonalErasure.unit_id == bindparam("of_unit"), PersonalErasure.member_id == bindparam("of_member")
)


def erasure_of(unit_id: int, member_id: int) -> PersonalErasure | None:
    """That the person was erased, or None."""
    return db.session.scalar(_ERASED, {"of_unit": unit_id, "of_member": member_id})


def has_left(member_id: int, today: date) -> bool:
    """Whether no period of the person says that they are at work or a member on the day, or later."""
    return all(
        one.left_on is not None
        and one.left_on <= today
        and one.leaving_reason not in (None, LeavingReason.LEFT_UNION)
        for one in live_periods_of(member_id)
    )


def entries_of(unit_id: int, member_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """The entries that name the person, withdrawn ones too, and those of them that name nobody else."""
    mine = (
        select(ActivityMember.activity_id)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .where(Activity.unit_id == unit_id, ActivityMember.member_id == member_id)
    )
    rows = db.session.execute(
        select(ActivityMember.activity_id, func.count())
        .where(ActivityMember.activity_id.in_(mine))
        .group_by(ActivityMember.activity_id)
    ).all()
    return frozenset(entry for entry, _ in rows), frozenset(entry for entry, number in rows if number == 1)


def names_borne(unit_id: int, person: Member) -> set[str]:
    """The person's name and every other that the trail knows: before a correction, or of a merged record."""
    actions = ("members.person.", "members.added", "members.merged")
    return {person.full_name, *_names_in_trail(unit_id, person.id, actions)}


def names_of_children(unit_id: int, member_id: int) -> list[str]:
    """Names of the person's children, withdrawn ones and former names too, in the order recorded."""
    rows = db.session.scalars(select(Child.full_name).where(Child.member_id == member_id).order_by(Child.id))
    return list(dict.fromkeys([*rows, *_names_in_trail(unit_id, member_id, ("members.child.",))]))


def _names_in_trail(unit_id: int, member_id: int, actions: tuple[str, ...]) -> Iterator[str]:
    for one in changes_of(unit_id, f"members/{member_id}"):
        if one.action.startswith(actions):
            yield from _names_in(one.values)


def _names_in(values: Mapping[str, Any]) -> Iterator[str]:
    for value in values.get("full_name", ()):
        if isinstance(value, str) and value:
            yield value


def names_of_others(unit_id: int, member_id: int) -> set[str]:
    """The names of everybody else on the roster, and of their children; one statement."""
    people = select(Member.full_name).where(Member.unit_id == unit_id, Member.id != member_id)
    children = select(Child.full_name).where(Child.unit_id == unit_id, Child.member_id != member_id)
    return set(db.session.scalars(people.union(children)))


def others_named(unit_id: int, member_id: int, names: set[str]) -> bool:
    """Whether somebody else on the roster, or somebody else's child, has one of the names."""
    folded = {fold(name) for name in names}
    return any(fold(name) in folded for name in names_of_others(unit_id, member_id))


def reasons_naming(unit_id: int, names: set[str]) -> int:
    """How many reasons in the trail name the person: the chain covers them, so they stay."""
    folded = [fold(name) for name in names]
    return sum(any(name in fold(reason) for name in folded) for reason in reasons_of(unit_id))
