"""From when a changed dues salary holds, and what becomes of the period that it is recorded in. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.core.dates import format_date
from app.core.errors import Refused
from app.people.roster.facts import MembershipFacts
from app.people.roster.rules import is_continued, previous_period


@dataclass(frozen=True, slots=True)
class SalaryChange:
    """`starts_on` None: the recorded salary was a slip and is corrected for the whole period.

    `agreed`: Kỳ that were paid in full or closed may change.
    """

    starts_on: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSalary:
    """A salary that somebody is to get in the period `old`, from a day on; None: for the whole period."""

    member_id: int
    old: MembershipFacts
    salary: int | None
    starts_on: date | None


def parts_of(
    old: MembershipFacts, new: MembershipFacts, starts_on: date | None
) -> tuple[MembershipFacts, MembershipFacts | None]:
    """The corrected period, and the one that follows it from `starts_on` with the new salary, if it changes.

    Everything else that `new` corrects holds for both. `joining` of the second is None, since nobody joins on
    that day. A period that is over by then is past: its salary is corrected where it stands. Raises Refused.
    """
    if old.dues_salary == new.dues_salary or starts_on is None:
        return new, None
    if new.left_on and new.left_on <= starts_on:
        until = format_date(new.left_on)
        raise Refused(
            f"Thời gian này đã thôi từ {until}: lương trước ngày ấy chỉ sửa được tại chỗ.", "salary_from"
        )
    if new.joined_on and starts_on <= new.joined_on:
        return new, None
    before = replace(new, dues_salary=old.dues_salary, left_on=starts_on, leaving_reason=None)
    return before, replace(new, joined_on=starts_on, joining=None)


def membership_span_of(periods: Sequence[MembershipFacts], period: MembershipFacts) -> MembershipFacts:
    """The period as its page shows it: another salary or group on a day is neither joining nor leaving.

    Joined on the first day of the periods that it continues, left only where none follows.
    """
    first = period
    for _ in periods:
        first = previous_period(periods, first) or first
    shown = replace(period, joined_on=first.joined_on, joining=first.joining)
    return replace(shown, left_on=None, leaving_reason=None) if is_continued(periods, period) else shown
