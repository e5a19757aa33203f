"""Who is at work and who is a member on a day. Pure.

All functions take plain facts, so that reports use them over a snapshot; `recording_rules` says which facts
may be recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.core.choices import Choice
from app.people.roster.facts import (
    Degree,
    HardshipFacts,
    LeavingReason,
    MembershipFacts,
    Standing,
    Theory,
)


class State(Choice):
    """What a person is on a day."""

    MEMBER = "member", "Đoàn viên"
    NOT_MEMBER = "not_member", "Không là đoàn viên"
    ELSEWHERE = "elsewhere", "Sinh hoạt nơi khác"
    GONE = "gone", "Đã rời đơn vị"
    TO_COME = "to_come", "Chưa vào làm"


#: Everyone who has come and has not left.
AT_WORK = frozenset(State) - {State.GONE, State.TO_COME}


def begins_on(period: MembershipFacts) -> date | None:
    """The period's first day: of joining, or of starting work where that is later or stands alone.

    None without either: always.
    """
    if period.joined_on and period.started_on:
        return max(period.joined_on, period.started_on)
    return period.joined_on or period.started_on


def covers(period: MembershipFacts, day: date) -> bool:
    """Whether the period runs on `day`: from its first day (None: always) to the day before `left_on`."""
    return _has_begun(period, day) and not _has_ended(period, day)


def membership_on(memberships: Sequence[MembershipFacts], day: date) -> MembershipFacts | None:
    """The one of a person's periods (in recorded order) that counts on `day`; None without any.

    It is the Đoàn viên period that runs on the day; else one to come for which the person is at work again
    already; else the latest that has begun, ended or not; else the earliest. Of two that begin on the same
    day the later recorded one counts.
    """
    if len(memberships) == 1:
        return memberships[0]
    dated = _dated(memberships)
    # Reversed: `max` takes the first of equals.
    return max(reversed(dated), key=lambda period: _rank(period, dated, day), default=None)


def schooling_on(memberships: Sequence[MembershipFacts], day: date) -> tuple[Degree | None, Theory | None]:
    """Degree and political theory on `day`: of the period that counts, else of the latest that has them.

    People keep their degree when they leave and come back.
    """
    period = membership_on(memberships, day)
    if period is None or (period.degree and period.theory):
        return (period.degree, period.theory) if period else (None, None)
    # `sorted` keeps the recorded order of equals; the latest comes first.
    begun = sorted(
        (one for one in memberships if _has_begun(one, day)), key=lambda one: begins_on(one) or date.min
    )[::-1]
    degree = next((one.degree for one in (period, *begun) if one.degree), None)
    return degree, next((one.theory for one in (period, *begun) if one.theory), None)


def is_member(memberships: Sequence[MembershipFacts], day: date) -> bool:
    """Whether the person is a union member on `day` (standing `Đoàn viên`)."""
    return any(period.standing is Standing.MEMBER and covers(period, day) for period in _dated(memberships))


def was_member_between(memberships: Sequence[MembershipFacts], first: date, last: date) -> bool:
    """Whether the person was a member on some of these days (inclusive)."""
    return any(
        one.standing is Standing.MEMBER and _has_begun(one, last) and not _has_ended(one, first)
        for one in memberships
    )


def is_worker(memberships: Sequence[MembershipFacts], day: date) -> bool:
    """Whether the person is at work in the unit on `day` (CBCC, NLĐ).

    From the day of starting work; where it is not known, from the first day of the first period, always if
    that has none. Not between leaving work and coming back. After `Xin ra` a person is still at work.
    """
    return state_on(memberships, day) in AT_WORK


def is_elsewhere(memberships: Sequence[MembershipFacts], day: date) -> bool:
    """Whether the person works here on `day` but belongs to the union of another place."""
    return state_on(memberships, day) is State.ELSEWHERE


def state_of(period: MembershipFacts, day: date) -> State:
    """The state of a person on `day`, by the period that counts."""
    if has_left_work(period, day):
        return State.GONE
    if not _has_begun(period, day) and not _has_started(period, day):
        return State.TO_COME
    if period.standing is Standing.MEMBER and covers(period, day):
        return State.MEMBER
    if period.standing is Standing.ELSEWHERE and not _has_ended(period, day):
        return State.ELSEWHERE
    return State.NOT_MEMBER


def state_on(memberships: Sequence[MembershipFacts], day: date) -> State | None:
    """The state of a person with these periods on `day`; None without any."""
    period = membership_on(memberships, day)
    return state_of(period, day) if period else None


def has_left_work(period: MembershipFacts, day: date) -> bool:
    """Whether the period ended by `day` for a reason other than Xin ra."""
    return _has_ended(period, day) and period.leaving_reason is not LeavingReason.LEFT_UNION


def in_hardship_on(memberships: Sequence[MembershipFacts], times: Sequence[HardshipFacts], day: date) -> bool:
    """Whether a person is in hardship on `day`: marked in the period that counts, or a dated time runs."""
    period = membership_on(memberships, day)
    dated = any(one.starts_on <= day and (one.ends_on is None or day <= one.ends_on) for one in times)
    return dated or (period is not None and period.in_hardship)


def previous_period(
    memberships: Sequence[MembershipFacts], period: MembershipFacts
) -> MembershipFacts | None:
    """The period of the same standing that ends on the day on which this one begins; None without one.

    With such a period this one is a change of salary or group, not an admission.
    """
    return next(
        (
            other
            for other in memberships
            if other.left_on and other.left_on == begins_on(period) and other.standing is period.standing
        ),
        None,
    )


def is_continued(memberships: Sequence[MembershipFacts], period: MembershipFacts) -> bool:
    """Whether another period of the same standing begins on the day on which this one ends."""
    return period.left_on is not None and any(
        begins_on(other) == period.left_on and other.standing is period.standing for other in memberships
    )


def _dated(memberships: Sequence[MembershipFacts]) -> Sequence[MembershipFacts]:
    """The periods; one without any date begins with the first day of work that another states."""
    if len(memberships) == 1 or all(period.joined_on or period.started_on for period in memberships):
        return memberships
    return [
        replace(period, started_on=_first_start(period, memberships)) if begins_on(period) is None else period
        for period in memberships
    ]


def _first_start(period: MembershipFacts, memberships: Sequence[MembershipFacts]) -> date | None:
    starts = [
        one.started_on for one in memberships if one.started_on and not _has_ended(period, one.started_on)
    ]
    return min(starts, default=None)


def _has_begun(period: MembershipFacts, day: date) -> bool:
    begins = begins_on(period)
    return begins is None or begins <= day


def _has_started(period: MembershipFacts, day: date) -> bool:
    return period.started_on is not None and period.started_on <= day


def _has_ended(period: MembershipFacts, day: date) -> bool:
    return period.left_on is not None and period.left_on <= day


def _rank(period: MembershipFacts, memberships: Sequence[MembershipFacts], day: date) -> tuple[int, date]:
    begins = begins_on(period) or date.min
    if not _has_begun(period, day):
        # Of future periods the earliest ranks highest.
        is_back = _is_back(period, memberships, day)
        return (3 if is_back else 0), date.fromordinal(date.max.toordinal() - begins.toordinal() + 1)
    return (2 if period.standing is Standing.MEMBER and covers(period, day) else 1), begins


def _is_back(period: MembershipFacts, memberships: Sequence[MembershipFacts], day: date) -> bool:
    """Whether the person is at work for a period to come, every earlier one having ended.

    An earlier one ended before that work began, or was no membership and names no reason: then the standing
    changed at the same work.
    """
    return _has_started(period, day) and all(
        _has_ended(one, day)
        and one.leaving_reason is not LeavingReason.LEFT_UNION
        and (
            _has_ended(one, period.started_on or day)
            or (one.leaving_reason is None and one.standing is not Standing.MEMBER)
        )
        for one in memberships
        if _has_begun(one, day)
    )
