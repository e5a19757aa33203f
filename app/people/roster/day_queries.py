"""The roster on a day as parts of selects; `rules` has the same rules over plain facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.orm import aliased

from app.people.hardship.models import Hardship
from app.people.roster.facts import LeavingReason, Standing
from app.people.roster.models import Membership
from app.people.roster.rules import State

#: Values given by `parameters`.
AS_OF = bindparam("as_of", type_=Date)
IN_UNIT = bindparam("in_unit", type_=Integer)


def _begun(period: type[Membership]) -> ColumnElement[bool]:
    return or_(period.joined_on.is_(None), period.joined_on <= AS_OF)


def _rank(period: type[Membership]) -> ColumnElement[int]:
    running = or_(period.left_on.is_(None), period.left_on > AS_OF)
    is_member = and_(period.standing == Standing.MEMBER, running)
    return case((_begun(period), case((is_member, 2), else_=1)), else_=0)


def _outranks(other: type[Membership], one: type[Membership]) -> ColumnElement[bool]:
    rank, mine = _rank(other), _rank(one)
    begins, i_begin = func.coalesce(other.joined_on, date.min), func.coalesce(one.joined_on, date.min)
    nearer = case((mine == 0, begins < i_begin), else_=begins > i_begin)
    tie = and_(begins == i_begin, other.id > one.id)
    return or_(rank > mine, and_(rank == mine, or_(nearer, tie)))


def _is_current() -> ColumnElement[bool]:
    other = aliased(Membership)
    better = (
        select(other.id)
        .where(
            other.member_id == Membership.member_id,
            other.id != Membership.id,
            other.withdrawn_at.is_(None),
            _outranks(other, Membership),
        )
        .correlate(Membership)
    )
    return and_(Membership.withdrawn_at.is_(None), not_(better.exists()))


def _state() -> ColumnElement[str]:
    ended = and_(Membership.left_on.is_not(None), Membership.left_on <= AS_OF)
    left_union = func.coalesce(Membership.leaving_reason, "") == LeavingReason.LEFT_UNION
    return case(
        (and_(ended, not_(left_union)), State.GONE.value),
        (and_(Membership.standing == Standing.MEMBER, _begun(Membership), not_(ended)), State.MEMBER.value),
        (and_(Membership.standing == Standing.ELSEWHERE, not_(ended)), State.ELSEWHERE.value),
        else_=State.NOT_MEMBER.value,
    )


def _in_hardship() -> ColumnElement[bool]:
    times = (
        select(Hardship.id)
        .where(
            Hardship.member_id == Membership.member_id,
            Hardship.withdrawn_at.is_(None),
            Hardship.starts_on <= AS_OF,
            or_(Hardship.ends_on.is_(None), Hardship.ends_on >= AS_OF),
        )
        .correlate(Membership)
    )
    return or_(Membership.in_hardship.is_(True), times.exists())


#: Whether a period is the one that counts for its person on the day, as in `rules.membership_on`. Written as
#: "no other outranks it", which is fast, since nearly everyone has one period.
IS_CURRENT = _is_current()
#: `rules.state_of` over the period that counts.
STATE = _state()
#: Whether the person is in hardship: marked in the period that counts, or a time of hardship runs.
IN_HARDSHIP = _in_hardship()


def parameters(unit_id: int, as_of: date) -> dict[str, Any]:
    """The parameters of a statement with `IS_CURRENT` or `STATE`."""
    return {"in_unit": unit_id, "as_of": as_of}
