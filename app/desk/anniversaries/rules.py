"""Pure decisions of days that come every year: when they come, how they are told, what a month shows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby

from app.core.dates import FIRST_YEAR
from app.core.errors import Refused
from app.core.lunar import lunar_day
from app.core.vietnamese import lower_first
from app.desk.anniversaries.facts import AnniversaryFacts, Day, Mark, MarkKind

#: Marks that a day of the month shows; the others are counted.
SHOWN_A_DAY = 5
#: What is told first of a day.
_ORDER = (MarkKind.DEADLINE, MarkKind.ANNIVERSARY, MarkKind.BIRTHDAY, MarkKind.ENTRY, MarkKind.CLOSING)


def refuse_bad_anniversary(facts: AnniversaryFacts, today: date) -> None:
    """Raise Refused for a day that no year has, or an event that is still to come."""
    if not 1 <= facts.month <= 12:
        raise Refused("Tháng từ 1 đến 12.", "month")
    longest = 30 if facts.is_lunar else monthrange(2024, facts.month)[1]
    if not 1 <= facts.day <= longest:
        calendar = "âm lịch" if facts.is_lunar else "dương lịch"
        raise Refused(f"Tháng {facts.month} {calendar} chỉ có đến ngày {longest}.", "day")
    if facts.year is not None and not 1 <= facts.year <= today.year:
        raise Refused(f"Năm của sự kiện phải từ 1 đến {today.year}.", "year")


def comes_on(facts: AnniversaryFacts, start: date, end: date) -> list[tuple[date, int | None]]:
    """The days from `start` to `end` (inclusive) on which it comes, and how many years it is then.

    No number in the year of the event itself, before it, or where nobody counts. 29 February comes on the
    28th in common years.
    """
    found = []
    # A lunar year ends in the next common one.
    for year in range(start.year - 1, end.year + 1):
        day = lunar_day(facts.day, facts.month, year) if facts.is_lunar else _common(facts, year)
        if day is not None and start <= day <= end:
            count = year - facts.year if facts.year is not None else 0
            found.append((day, count if count > 0 else None))
    return found


def coming(facts: AnniversaryFacts, today: date) -> tuple[date, int | None] | None:
    """When it comes next, today included, and how many years it is then; None beyond the lunar tables."""
    return next(iter(comes_on(facts, today, today + timedelta(days=400))), None)


def told(name: str, years: int | None) -> str:
    """`96 năm ngày thành lập Công đoàn Việt Nam`; the name alone where nobody counts."""
    return f"{years} năm {lower_first(name)}" if years else name


def birthday_in(birth: date, year: int) -> date:
    """The birthday of a year; of who was born on 29 February the 28th in common years."""
    return date(year, birth.month, min(birth.day, monthrange(year, birth.month)[1]))


def weeks_of(month: date) -> list[list[date]]:
    """The weeks, Monday first, that hold a day of the month that begins on `month`."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    first = month - timedelta(days=month.weekday())
    count = ((last - first).days // 7) + 1
    return [[first + timedelta(days=7 * week + day) for day in range(7)] for week in range(count)]


def by_day(marks: Iterable[Mark], more: dict[date, int]) -> dict[date, Day]:
    """The marks by their days, at most `SHOWN_A_DAY` each; `more`: those of a day that were not even read."""
    in_order = sorted(marks, key=lambda mark: (mark.day, _ORDER.index(mark.kind), mark.id))
    found = {}
    for day, of_day in groupby(in_order, key=lambda mark: mark.day):
        said: Sequence[Mark] = list(of_day)
        unread = more.get(day, 0)
        found[day] = Day(day, tuple(said[:SHOWN_A_DAY]), max(0, len(said) - SHOWN_A_DAY) + unread)
    return found


def month_said(text: str, today: date) -> date | None:
    """The first day of the month that an address names (`2024-12`); today's for none, None for nonsense."""
    if not text:
        return today.replace(day=1)
    year, dash, month = text.partition("-")
    if not (dash and (year + month).isascii() and (year + month).isdigit()):
        return None
    if len(year) != 4 or len(month) > 2 or not 1 <= int(month) <= 12 or not FIRST_YEAR <= int(year) <= 2199:
        return None
    return date(int(year), int(month), 1)


def digest_of(secret: str) -> str:
    """What is kept of a feed's secret: whoever reads the database cannot read the calendar with it."""
    return sha256(secret.encode()).hexdigest()


def _common(facts: AnniversaryFacts, year: int) -> date | None:
    """The day in a year of the common calendar."""
    if year < 1:
        return None
    return date(year, facts.month, min(facts.day, monthrange(year, facts.month)[1]))
