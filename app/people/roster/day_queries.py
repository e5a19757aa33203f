"""The roster on a day as parts of selects; `rules` has the same rules over plain facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_, bindparam, case, func, not_, or_, select
from sqlalchemy.orm import aliased

from app.people.hardship.models import Hardship
from app.people.roster.facts import LeavingReason, Standing
from app.people.roster.models import Membership
from app.people.roster.rules import AT_WORK, State

#: Values given by `parameters`.
AS_OF = bindparam("as_of", type_=Date)
IN_UNIT = bindparam("in_unit", type_=Integer)


def begins(period: type[Membership]) -> ColumnElement[date]:
    """A period's first day as in `rules.begins_on`, NULL for always; also where another period states it."""
    other = aliased(Membership)
    earliest_start = (
        select(func.min(other.started_on))
        .where(
            other.member_id == period.member_id,
            other.withdrawn_at.is_(None),
            or_(period.left_on.is_(None), other.started_on < period.left_on),
        )
        .correlate(period)
        .scalar_subquery()
    )
    return case(
        (period.started_on > period.joined_on, period.started_on),
        (period.joined_on.is_not(None), period.joined_on),
        (period.started_on.is_not(None), period.started_on),
        else_=earliest_start,
    )


def _begun(period: type[Membership]) -> ColumnElement[bool]:
    return func.coalesce(begins(period), date.min) <= AS_OF


def _ended(period: type[Membership]) -> ColumnElement[bool]:
    return and_(period.left_on.is_not(None), period.left_on <= AS_OF)


def _left_union(period: type[Membership]) -> ColumnElement[bool]:
    return func.coalesce(period.leaving_reason, "") == LeavingReason.LEFT_UNION


def _started(period: type[Membership]) -> ColumnElement[bool]:
    return and_(period.started_on.is_not(None), period.started_on <= AS_OF)


def _is_back(period: type[Membership]) -> ColumnElement[bool]:
    """Of a period to come: whether the person is at work for it already, as in `rules`."""
    earlier = aliased(Membership)
    no_departure = and_(earlier.leaving_reason.is_(None), earlier.standing != Standing.MEMBER)
    lasts = or_(
        not_(_ended(earlier)),
        _left_union(earlier),
        and_(earlier.left_on > period.started_on, not_(no_departure)),
    )
    found = (
        select(earlier.id)
        .where(earlier.member_id == period.member_id, earlier.withdrawn_at.is_(None), _begun(earlier), lasts)
        .correlate(period)
    )
    return and_(_started(period), not_(found.exists()))


def _rank(period: type[Membership]) -> ColumnElement[int]:
    is_member = and_(period.standing == Standing.MEMBER, not_(_ended(period)))
    return case(
        (_begun(period), case((is_member, 2), else_=1)),
        (_is_back(period), 3),
        else_=0,
    )


def _outranks(other: type[Membership], one: type[Membership]) -> ColumnElement[bool]:
    rank, mine = _rank(other), _rank(one)
    it_begins = func.coalesce(begins(other), date.min)
    i_begin = func.coalesce(begins(one), date.min)
    # Of periods to come the earliest counts, of others the latest.
    nearer = case((i_begin > AS_OF, it_begins < i_begin), else_=it_begins > i_begin)
    tie = and_(it_begins == i_begin, other.id > one.id)
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
    ended, begun = _ended(Membership), _begun(Membership)
    return case(
        (and_(ended, not_(_left_union(Membership))), State.GONE.value),
        (and_(not_(begun), not_(_started(Membership))), State.TO_COME.value),
        (and_(Membership.standing == Standing.MEMBER, begun, not_(ended)), State.MEMBER.value),
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
#: Whether the person is at work on the day.
IS_AT_WORK = STATE.in_(sorted(AT_WORK))
#: Whether the person is in hardship: marked in the period that counts, or a time of hardship runs.
IN_HARDSHIP = _in_hardship()


def parameters(unit_id: int, as_of: date) -> dict[str, Any]:
    """The parameters of a statement with `IS_CURRENT` or `STATE`."""
    return {"in_unit": unit_id, "as_of": as_of}
