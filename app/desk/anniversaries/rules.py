"""Rules of days that come every year: their dates and texts. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from hashlib import sha256

from app.core.dates import day_in, no_such_month
from app.core.errors import Refused
from app.core.lunar import lunar_day
from app.core.vietnamese import lower_first
from app.desk.anniversaries.facts import AnniversaryFacts


def refuse_bad_anniversary(facts: AnniversaryFacts, today: date) -> None:
    """Raise Refused for a day that no year has, or an event in the future."""
    if not 1 <= facts.month <= 12:
        raise no_such_month()
    longest = 30 if facts.is_lunar else monthrange(2024, facts.month)[1]
    if not 1 <= facts.day <= longest:
        calendar = "âm lịch" if facts.is_lunar else "dương lịch"
        raise Refused(f"Tháng {facts.month} {calendar} chỉ có đến ngày {longest}.", "day")
    if facts.year is not None and not 1 <= facts.year <= today.year:
        raise Refused(f"Năm của sự kiện phải từ 1 đến {today.year}.", "year")


def comes_on(facts: AnniversaryFacts, start: date, end: date) -> list[tuple[date, int | None]]:
    """Its dates from `start` to `end` (inclusive), each with the number of years since the event.

    The number is None in the year of the event, before it, and where years are not counted. 29 February falls
    on the 28th in common years.
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
    """Its next date, today included, and the number of years then; None beyond the lunar tables."""
    return next(iter(comes_on(facts, today, today + timedelta(days=400))), None)


def day_text(name: str, years: int | None) -> str:
    """`96 năm ngày thành lập Công đoàn Việt Nam`; the name alone without a number of years."""
    return f"{years} năm {lower_first(name)}" if years else name


def digest_of(secret: str) -> str:
    """The digest of a feed's secret that is stored, so that the database does not reveal the address."""
    return sha256(secret.encode()).hexdigest()


def _common(facts: AnniversaryFacts, year: int) -> date | None:
    """The day in a year of the solar calendar."""
    if year < 1:
        return None
    return day_in(year, facts.month, facts.day)
