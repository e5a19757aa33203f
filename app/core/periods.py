"""Periods of time as the books name them: a year, a quarter, a school year, a term, a range of days.

Names are derived from the two dates alone, so texts that give the same dates give the same period and label.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from app.core.dates import FIRST_YEAR, LAST_YEAR, BadDate, format_date, parse_date
from app.core.errors import Refused, Unreadable
from app.core.vietnamese import as_typed, fold, roman

Kind = Literal["month", "quarter", "half", "nine_months", "year", "school_year", "term", "range"]
Congress = tuple[date, date]

# First and last month → kind, label, words in a sentence.
_IN_A_YEAR: dict[tuple[int, int], tuple[Kind, str, str]] = {
    (1, 12): ("year", "{}", "năm {}"),
    (1, 6): ("half", "6 tháng đầu năm {}", "6 tháng đầu năm {}"),
    (7, 12): ("half", "6 tháng cuối năm {}", "6 tháng cuối năm {}"),
    (1, 9): ("nine_months", "9 tháng {}", "9 tháng đầu năm {}"),
    **{(3 * q - 2, 3 * q): ("quarter", f"Quý {q}/{{}}", f"quý {roman(q)} năm {{}}") for q in range(1, 5)},
    **{(m, m): ("month", f"{m:02d}/{{}}", f"tháng {m} năm {{}}") for m in range(1, 13)},
}

_YEAR = r"(?P<year>[0-9]{4})"
_OF = r"(?: ?[/-] ?| nam )"
_TO_YEAR = rf"{_YEAR} ?- ?(?P<last>[0-9]{{4}})"
# Matched against folded texts; «quí» and «kì» are common spellings.
_WHOLE_YEAR = re.compile(rf"(?:nam )?{_YEAR}")
_HALF = re.compile(rf"0?6 thang(?P<part> dau| cuoi)?(?: nam)? {_YEAR}")
_NINE = re.compile(rf"0?9 thang(?: dau)?(?: nam)? {_YEAR}")
_QUARTER = re.compile(rf"qu[yi] ?(?P<number>[0-9]{{1,2}}|[ivx]+){_OF}{_YEAR}")
_MONTH = re.compile(rf"(?:thang )?(?P<number>[0-9]{{1,2}}){_OF}{_YEAR}")
_SCHOOL_YEAR = re.compile(rf"nam hoc {_TO_YEAR}")
_TERM = re.compile(rf"nhiem k[yi] {_TO_YEAR}")
_RANGE = re.compile(
    r"(?:(?:giai doan )?tu (?:ngay )?)?(?P<start>[0-9/.-]+?)(?: ?\.\. ?| den (?:ngay )?)(?P<end>[0-9/.-]+)"
)
_FORMS = (
    "viết 2024, 6 tháng đầu năm 2024, 9 tháng 2024, Quý 1/2024, 03/2024, "
    "Năm học 2021-2022, Nhiệm kỳ 2023-2025 hoặc 2024-01-01..2024-11-30"
)
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


class BadPeriod(Unreadable):
    """A text that is not a period."""


def _bad(reason: str) -> BadPeriod:
    return BadPeriod(f"{reason}; {_FORMS}.")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both counted. Equal when the dates are; `label`: the canonical text."""

    start: date
    end: date
    kind: Kind = field(compare=False)
    label: str = field(compare=False)

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is a month, a quarter, a half or nine months: its report is a *sơ kết*."""
        return self.kind in ("month", "quarter", "half", "nine_months")

    def contains(self, day: date) -> bool:
        """Whether the day lies in it, first and last day counted."""
        return self.start <= day <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Period) -> bool:
        """Whether all its days lie in the other."""
        return other.start <= self.start and self.end <= other.end


def period_between(start: date, end: date, congress: Congress | None = None) -> Period:
    """The period of the two dates, named as the calendar, the congress or else the range names it.

    BadPeriod when the end is before the start or a year is out of 1900–2200.
    """
    if end < start:
        raise _bad(f"Kỳ kết thúc ({format_date(end)}) trước khi bắt đầu ({format_date(start)})")
    if start.year < FIRST_YEAR or end.year > LAST_YEAR:
        raise _bad(f"Năm của kỳ phải từ {FIRST_YEAR} đến {LAST_YEAR}")
    kind, label = _name(start, end, congress)
    return Period(start, end, kind, label)


def _name(start: date, end: date, congress: Congress | None) -> tuple[Kind, str]:
    if start.year == end.year and (start, end) == _months(start.year, start.month, end.month):
        named = _IN_A_YEAR.get((start.month, end.month))
        if named:
            return named[0], named[1].format(start.year)
    years = (start.year, end.year)
    if (start, end) == _school_year(start.year):
        return "school_year", "Năm học {}-{}".format(*years)
    if (start, end) == _term(*years, congress):
        return "term", "Nhiệm kỳ {}-{}".format(*years)
    return "range", f"{start.isoformat()}..{end.isoformat()}"


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _school_year(year: int) -> tuple[date, date]:
    return date(year, 9, 1), date(year + 1, 8, 31)


def _term(first: int, last: int, congress: Congress | None) -> tuple[date, date]:
    """Congress dates count only for the term that they open and close; other terms are whole years."""
    if congress and (congress[0].year, congress[1].year) == (first, last):
        return congress
    return date(first, 1, 1), date(last, 12, 31)


def parse_period(text: str, congress: Congress | None = None) -> Period:
    """The period that the text names, in any form that README lists; else BadPeriod.

    `congress` is the first and the last day of a term, used for «Nhiệm kỳ» with the same two years.
    """
    typed, plain = as_typed(text), fold(text)
    if not plain:
        raise _bad("Chưa có kỳ")
    for pattern in (_WHOLE_YEAR, _HALF, _NINE, _QUARTER, _MONTH, _SCHOOL_YEAR, _TERM):
        if match := pattern.fullmatch(plain):
            _check_years(typed, match)
            return period_between(*_dates(typed, match, congress), congress)
    if match := _RANGE.fullmatch(plain):
        try:
            return period_between(parse_date(match["start"]), parse_date(match["end"]), congress)
        except BadDate as bad:
            raise _bad(bad.sentence.partition(";")[0].rstrip(".")) from None
    raise _bad(f"{typed} không phải là kỳ")


def _check_years(typed: str, match: re.Match[str]) -> None:
    years = [int(match[name]) for name in ("year", "last") if name in match.re.groupindex]
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise _bad(f"{typed} không dùng được: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}")


def _dates(typed: str, match: re.Match[str], congress: Congress | None) -> tuple[date, date]:
    year = int(match["year"])
    if match.re is _SCHOOL_YEAR:
        if int(match["last"]) != year + 1:
            raise _bad(f"{typed} không phải là năm học: năm sau phải là {year + 1}")
        return _school_year(year)
    if match.re is _TERM:
        return _term(year, int(match["last"]), congress)
    return _months(year, *_first_and_last_month(typed, match))


def _first_and_last_month(typed: str, match: re.Match[str]) -> tuple[int, int]:
    if match.re is _HALF:
        return (7, 12) if match["part"] == " cuoi" else (1, 6)
    if match.re is _QUARTER:
        quarter = _QUARTERS.get(match["number"].lstrip("0"))
        if quarter is None:
            raise _bad(f"{typed} không phải là kỳ: quý từ 1 đến 4")
        return 3 * quarter - 2, 3 * quarter
    if match.re is _MONTH:
        month = int(match["number"])
        if not 1 <= month <= 12:
            raise _bad(f"{typed} không phải là kỳ: tháng từ 1 đến 12")
        return month, month
    return (1, 9) if match.re is _NINE else (1, 12)


def in_words(period: Period) -> str:
    """The period inside a sentence: `năm 2024`, `quý I năm 2024`, `giai đoạn từ 01/01/2024 đến …`."""
    years = f"{period.start.year}-{period.end.year}"
    if period.kind == "school_year":
        return f"năm học {years}"
    if period.kind == "term":
        return f"nhiệm kỳ {years}"
    if period.kind == "range":
        return f"giai đoạn từ {format_date(period.start)} đến {format_date(period.end)}"
    return _IN_A_YEAR[period.start.month, period.end.month][2].format(period.start.year)


@lru_cache(maxsize=256)
def months_of(period: Period) -> tuple[Period, ...]:
    """The calendar months that have a day in the period, in order, each a period of kind `month`."""
    first = period.start.year * 12 + period.start.month - 1
    last = period.end.year * 12 + period.end.month - 1
    return tuple(period_between(*_months(n // 12, n % 12 + 1, n % 12 + 1)) for n in range(first, last + 1))


@lru_cache(maxsize=1024)
def period_of(label: str) -> Period:
    """The period of a label, or of any other text that names one; else BadPeriod."""
    return parse_period(label)


def school_year(first: int) -> Period:
    """The school year that begins in September of a year."""
    return period_between(*_school_year(first))


def is_bare_year(text: str) -> bool:
    """Whether the text names a period by one year alone: `2022`, `năm 2022`."""
    return _WHOLE_YEAR.fullmatch(fold(text)) is not None


def year_earlier(period: Period) -> Period | None:
    """The same months or days one year before; a month's last day stays one. None for a term."""
    if period.kind == "term" or period.start.year <= FIRST_YEAR:
        return None
    return period_between(day_a_year_earlier(period.start), day_a_year_earlier(period.end))


def day_a_year_earlier(day: date) -> date:
    """The same day one year before; the last of a February is the last of the other."""
    last = monthrange(day.year, day.month)[1]
    return day.replace(
        year=day.year - 1, day=monthrange(day.year - 1, day.month)[1] if day.day == last else day.day
    )


def next_like(period: Period) -> Period | None:
    """The next period of the same kind; after nine months the fourth quarter, after a range none.

    After a term comes one of as many years, which begins in the year in which the congress ends the other.
    None, too, where the calendar of the books ends.
    """
    year, kind = period.start.year, period.kind
    if period.end.year >= LAST_YEAR or kind == "range":
        return None
    if kind == "school_year":
        return school_year(year + 1)
    if kind == "nine_months":
        return period_between(*_months(year, 10, 12))
    if kind == "term":
        last = period.end.year + period.end.year - year
        return period_between(*_term(period.end.year, last, None)) if last <= LAST_YEAR else None
    months = period.end.month - period.start.month + 1
    first = year * 12 + period.end.month
    return period_between(*_months(first // 12, first % 12 + 1, first % 12 + months))


def stated_period(text: str) -> Period:
    """The period that the fact `period_text` names. Raises Refused."""
    try:
        return parse_period(text)
    except BadPeriod as bad:
        raise Refused(bad.sentence, "period_text") from bad
