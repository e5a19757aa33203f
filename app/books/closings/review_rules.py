"""Pure decisions of the closing page: the state of each month, what to check before closing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.books.cashbook.facts import Movement
from app.books.cashbook.rules import month_of
from app.books.closings.models import PeriodClosing
from app.core.dates import format_date
from app.core.money import format_dong
from app.core.periods import months_of, period_between

#: A count on one of a month's last days counts as that of its end: the 31st may be a Sunday.
COUNTED_WITHIN = timedelta(days=4)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year: `closing` is the one in force, else the last one that was reopened.

    `is_running`: begun and not over. `concerns` are to be checked before closing; none of them forbids it.
    """

    start: date
    end: date
    closing: PeriodClosing | None
    can_close: bool
    is_running: bool
    concerns: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is booked in it."""
        return self.closing is not None and self.closing.reopened_at is None


@dataclass(frozen=True, slots=True)
class ReviewFindings:
    """What was found in the books of some months, to be shown before they are closed.

    `unnumbered`: lines of cash without a number, by the first day of their month.
    """

    shortages: Sequence[Movement]
    balance_names: Mapping[tuple[int, str], str]
    counted: Collection[date]
    unnumbered: Mapping[date, int]


def months_of_year(
    year: int, closings: Sequence[PeriodClosing], findings: ReviewFindings, first: date | None, today: date
) -> list[Month]:
    """The year's twelve months; `first` is the first day in the book, None for an empty one."""
    found = []
    for period in months_of(period_between(date(year, 1, 1), date(year, 12, 31))):
        closing = closing_over(period.end, closings)
        is_open = closing is None or closing.reopened_at is not None
        is_kept = first is not None and first <= period.end and period.start <= today
        concerns = concerns_of(period.start, period.end, findings, today) if is_kept and is_open else ()
        can_close = is_open and is_kept and period.end <= today
        is_running = period.contains(today)
        found.append(Month(period.start, period.end, closing, can_close, is_running, tuple(concerns)))
    return found


def closing_over(day: date, closings: Sequence[PeriodClosing]) -> PeriodClosing | None:
    """The closing in force over a day, else the newest of those reopened; `closings` the newest first."""
    over = [one for one in closings if one.starts_on <= day <= one.ends_on]
    return next((one for one in over if one.reopened_at is None), over[0] if over else None)


def concerns_of(start: date, end: date, findings: ReviewFindings, today: date) -> list[str]:
    """What to check before the month is closed, each a sentence."""
    concerns = []
    low = [one for one in findings.shortages if start <= one.booked_on <= end]
    for balance_key in dict.fromkeys(one.balance_key for one in low):
        first = next(one for one in low if one.balance_key == balance_key)
        concerns.append(
            f"{findings.balance_names[balance_key]} âm {format_dong(-first.amount)} "
            f"ngày {format_date(first.booked_on)}."
        )
    if end <= today and not any(end - COUNTED_WITHIN <= day <= end for day in findings.counted):
        concerns.append("Chưa kiểm quỹ cuối tháng.")
    if count := findings.unnumbered.get(month_of(start)):
        concerns.append(f"{count} khoản tiền mặt chưa có số phiếu.")
    return concerns


def day_after(day: date) -> date:
    """The morning on which the next period opens."""
    return day + _DAY
