"""Which year of an anniversary an occasion is: `kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam`. Pure."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from app.core.vietnamese import count_text, fold
from app.core.years.national import KnownDay, national_days
from app.office.units.queries import UnitAsOf
from app.year.reports.narration.language.grammar import grammar

_OCCASION = re.compile(
    r"(?P<lead>(?:(?:nhân dịp|nhân|chào mừng|kỷ niệm|kỉ niệm) )*)"
    r"(?:(?P<years>\d+) năm )?(?P<name>.+?)(?:,? \(?\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?\)?)?",
    re.IGNORECASE,
)


def own_days(union: UnitAsOf) -> tuple[KnownDay, ...]:
    """The day on which the union was founded, by the names that it has."""
    day = union.founded_on
    if day is None:
        return ()
    called = (union.name, union.short_name or grammar().subject(union.name), "Công đoàn cơ sở")
    names = tuple(f"Ngày thành lập {one}" for one in called)
    return (KnownDay(names[0], day.day, day.month, day.year, also=names[1:]),)


def with_years(occasion: str, own: tuple[KnownDay, ...], start: date, end: date | None = None) -> str:
    """The occasion with the number of years where it names a known day without one."""
    found = _named(occasion, own)
    if found is None or found[1]:
        return occasion
    lead, _, name, day = found
    years = day.years_at(start, end)
    if not years:
        return occasion
    return f"{lead or 'kỷ niệm '}{count_text(years)} năm {name} ({day.day}/{day.month})"


def wrong_years(
    occasion: str, own: tuple[KnownDay, ...], start: date, end: date | None = None
) -> tuple[int, int] | None:
    """The number of years that the occasion says of a known day, and the right one; None where they agree."""
    found = _named(occasion, own)
    if found is None or not found[1]:
        return None
    stated, right = int(found[1]), found[3].years_at(start, end)
    return (stated, right) if right and stated != right else None


def is_day_of(title: str, occasion: str, own: tuple[KnownDay, ...]) -> bool:
    """Whether the title names the known day of the occasion, or says its date: `tọa đàm 8/3`."""
    found = _named(occasion, own)
    if found is None:
        return False
    day, text = found[3], fold(title)
    is_dated = re.search(rf"(?<![\d/])0?{day.day}/0?{day.month}(?![\d/])", title) is not None
    return is_dated or any(fold(name) in text for name in day.names)


def _named(text: str, own: tuple[KnownDay, ...]) -> tuple[str, str, str, KnownDay] | None:
    """What stands before the day's name, the years, the name as typed, and the day; None for another text."""
    match = _OCCASION.fullmatch(text)
    day = _by_name(own).get(fold(match["name"])) if match else None
    return (match["lead"], match["years"] or "", match["name"], day) if match and day else None


@lru_cache(maxsize=64)
def _by_name(own: tuple[KnownDay, ...]) -> dict[str, KnownDay]:
    return {fold(name): one for one in (*national_days(), *own) for name in one.names}
