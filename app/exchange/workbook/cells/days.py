"""Cells of days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.core.dates import FIRST_YEAR, LAST_YEAR, BadDate, parse_date
from app.exchange.workbook.cells.raw import as_year
from app.exchange.workbook.problems import Unfit
from app.people.roster.facts import BirthDay

DAY_FORMAT = "dd/mm/yyyy"


class Day:
    """A day: an Excel date, or one of the usual texts."""

    empty: Any = None
    number_format = DAY_FORMAT
    takes_shown = False
    expected = "ngày như 05/12/2024"

    def read(self, raw: Any) -> Any:
        if isinstance(raw, datetime):
            raw = raw.date()
        if isinstance(raw, date):
            if FIRST_YEAR <= raw.year <= LAST_YEAR:
                return raw
            raise Unfit(f"ngày từ năm {FIRST_YEAR} đến năm {LAST_YEAR}")
        if not isinstance(raw, str):
            raise Unfit(self.expected)
        try:
            return parse_date(raw)
        except BadDate:
            raise Unfit(self.expected) from None

    def write(self, value: Any) -> Any:
        return value

    def normal(self, value: Any) -> str:
        return value.isoformat() if value else ""


class Birth(Day):
    """A birth date, or the bare year where no more is known."""

    empty = BirthDay()
    expected = "ngày sinh như 16/02/1976, hoặc năm sinh như 1976"

    def read(self, raw: Any) -> Any:
        try:
            return BirthDay(year=as_year(raw, self.expected))
        except Unfit:
            return BirthDay(day=super().read(raw))

    def write(self, value: Any) -> Any:
        return value.day or value.year

    def normal(self, value: Any) -> str:
        return value.day.isoformat() if value.day else str(value.year or "")
