"""On which days the occurrences of an entry fall, and which of them a question counts. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from app.core.dates import day_in
from app.log.figures.facts import Scope


class Occurring(Protocol):
    """Facts of an entry that may have happened several times."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def times(self) -> int | None: ...


def months_after(day: date, months: int) -> date:
    """The same day of the month some months later, or that month's last day."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return day_in(year, month, day.day)


def whole_months(first: date, last: date) -> int:
    """The most months after `first` that do not go beyond `last`."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if months_after(first, months) <= last else months - 1


@lru_cache(maxsize=1024)
def occurrence_days(starts_on: date, ends_on: date | None, times: int | None) -> tuple[date, ...]:
    """The day of each occurrence, in order: spread evenly where only their number is recorded.

    By whole months where they divide into it, over the span with or without its last day; else by days.
    Without a last day all are on the first.
    """
    number = times or 1
    if number < 2 or ends_on is None or ends_on <= starts_on:
        return (starts_on,) * number
    months = whole_months(starts_on, ends_on + timedelta(days=1))
    is_exact = months_after(starts_on, months) == ends_on + timedelta(days=1)
    if months >= number and is_exact and months % number == 0:
        return tuple(months_after(starts_on, i * months // number) for i in range(number))
    gaps = number - 1
    months = whole_months(starts_on, ends_on)
    if months >= 1 and months % gaps == 0:
        return tuple(months_after(starts_on, i * months // gaps) for i in range(number))
    days = (ends_on - starts_on).days
    return tuple(starts_on + timedelta(days=round(i * days / gaps)) for i in range(number))


def occurrences_in(facts: Occurring, scope: Scope) -> int:
    """How many occurrences of an entry the question counts."""
    days = occurrence_days(facts.starts_on, facts.ends_on, facts.times)
    return sum(scope.holds(day) for day in days)


def goes_on_in(facts: Occurring, scope: Scope) -> bool:
    """Whether one occasion that began before the period still runs in it: reported, not counted."""
    return (
        (facts.times or 1) == 1
        and facts.starts_on < scope.period.start
        and facts.ends_on is not None
        and facts.ends_on >= scope.period.start
    )
