"""Rules of the calendar: what a month shows. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from app.core.dates import FIRST_YEAR
from app.desk.calendar.facts import Day, Mark

#: Marks that a day of the month shows; the others are counted.
SHOWN_A_DAY = 5


def weeks_of(month: date) -> list[list[date]]:
    """The weeks, Monday first, that hold a day of the month that begins on `month`."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    first = month - timedelta(days=month.weekday())
    count = ((last - first).days // 7) + 1
    return [[first + timedelta(days=7 * week + day) for day in range(7)] for week in range(count)]


def by_day(marks: Iterable[Mark], more: dict[date, int]) -> dict[date, Day]:
    """The marks by day, at most `SHOWN_A_DAY` each; `more`: day -> number of marks that were not read."""
    in_order = sorted(marks, key=lambda mark: (mark.day, mark.kind.place, mark.id))
    found = {}
    for day, group in groupby(in_order, key=lambda mark: mark.day):
        of_day: Sequence[Mark] = list(group)
        unread = more.get(day, 0)
        found[day] = Day(day, tuple(of_day[:SHOWN_A_DAY]), max(0, len(of_day) - SHOWN_A_DAY) + unread)
    return found


def month_in_address(text: str, today: date) -> date | None:
    """The first day of a month in an address (`2024-12`); of today's month for "", None if invalid."""
    if not text:
        return today.replace(day=1)
    year, dash, month = text.partition("-")
    if not (dash and (year + month).isascii() and (year + month).isdigit()):
        return None
    if len(year) != 4 or len(month) > 2 or not 1 <= int(month) <= 12 or not FIRST_YEAR <= int(year) <= 2199:
        return None
    return date(int(year), int(month), 1)
