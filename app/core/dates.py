"""Dates: reading what people type, and writing them in tables and documents."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from app.core.errors import Refused, Unreadable
from app.core.vietnamese import as_typed, fold

FIRST_YEAR, LAST_YEAR = 1900, 2200
#: What is said of days in the wrong order, in the words of their boxes.
LAST_BEFORE_FIRST = "Ngày cuối trước ngày đầu."
TO_BEFORE_FROM = "Đến ngày phải từ Từ ngày trở đi."
END_BEFORE_BEGINNING = "Ngày kết thúc trước ngày bắt đầu."
#: Vietnam has no daylight saving time; a named zone would need tzdata on a Windows server.
VIETNAM = timezone(timedelta(hours=7), "ICT")

_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")


class BadDate(Unreadable):
    """A text is not a day of the calendar."""


def parse_date(text: str) -> date:
    """The day of `05/12/2024`, `5/12/2024`, `05-12-2024`, `05.12.2024` or `2024-12-05`; else BadDate."""
    typed = as_typed(text)
    if not typed:
        raise BadDate("Chưa có ngày; viết ngày/tháng/năm, ví dụ 05/12/2024.")
    plain = fold(text)
    match = _DAY_FIRST.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)
    if match is None:
        raise BadDate(f"{typed} không phải là ngày; viết ngày/tháng/năm, ví dụ 05/12/2024.")
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate(f"{typed} không dùng được: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    try:
        return date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        raise BadDate(f"{typed} không có trong lịch; viết ngày/tháng/năm, ví dụ 05/12/2024.") from None


# A report asks for the same anniversaries hundreds of times.
@lru_cache(maxsize=4096)
def day_in(year: int, month: int, day: int) -> date:
    """The day of that number in a month, its last one where the month is shorter: 29 February as the 28th."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def format_date(day: date) -> str:
    """`05/12/2024`, as tables and screens write a day."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def date_in_text(day: date) -> str:
    """`05/12/2024`, `01/3/2024`, as running text writes a day: with zeros as in `date_in_words`."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def date_in_words(day: date) -> str:
    """`ngày 05 tháng 12 năm 2024`: leading zero for days below 10, months 1 and 2 (NĐ 30/2020 Phụ lục I)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def dates_in_words(first: date, last: date | None) -> str:
    """`từ ngày 21 đến ngày 22 tháng 6 năm 2025`; a single day without «từ … đến»."""
    if last is None or last == first:
        return date_in_words(first)
    begins = date_in_words(first)
    if first.year == last.year:
        begins = begins.partition(" tháng " if first.month == last.month else " năm ")[0]
    return f"từ {begins} đến {date_in_words(last)}"


def midnight_before(today: date, kept: timedelta) -> datetime:
    """What was written before this moment has been kept for so long."""
    return datetime.combine(today - kept, time(), UTC)


def refuse_reversed(
    first: date | None, last: date | None, sentence: str = LAST_BEFORE_FIRST, name: str = "ends_on"
) -> None:
    """Raise Refused, beside the box `name`, where the last day is before the first."""
    if first and last and last < first:
        raise Refused(sentence, name)


def refuse_to_come(day: date | None, today: date, name: str) -> None:
    """Raise Refused, beside the box `name`, for a day in the future."""
    if day and day > today:
        raise Refused("Ngày này chưa đến.", name)


def no_such_month() -> Refused:
    """The refusal of a month that no year has."""
    return Refused("Tháng từ 1 đến 12.", "month")
