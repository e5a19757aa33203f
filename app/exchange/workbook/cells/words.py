"""Cells of text: texts, names of funds, member codes, periods."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from app.core.periods import BadPeriod, parse_period
from app.core.vietnamese import decimal_text, fold, tidy, tidy_lines
from app.exchange.workbook.cells.raw import Shown, as_decimal, as_number, as_year, cell_text
from app.exchange.workbook.problems import Unfit

#: Categories that `tidy` removed when texts were one line and noncharacters were kept.
_DROPPED_BEFORE = frozenset({"Cc", "Cf", "Cs"})


def _tidy_before(raw: str) -> str:
    """A text as releases up to schema 0007 stored it."""
    kept = "".join(c for c in raw if c.isspace() or unicodedata.category(c) not in _DROPPED_BEFORE)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


class Text:
    """A text of at most `most` characters."""

    empty: Any = ""
    number_format = "@"
    takes_shown = True

    def __init__(self, most: int) -> None:
        self.most = most
        self.expected = f"chữ, nhiều nhất {decimal_text(most)} chữ"

    def read(self, raw: Any) -> Any:
        return self._bounded(cell_text(raw))

    def _bounded(self, text: str) -> str:
        if len(text) > self.most:
            raise Unfit(f"{self.expected} (ở đây có {decimal_text(len(text))} chữ)")
        return text

    def write(self, value: Any) -> Any:
        return value

    def normal(self, value: Any) -> str:
        return str(value)

    def normal_before(self, raw: str, normal: str) -> str:  # noqa: ARG002 - kinds that keep their own
        """The normal text under the `tidy` of earlier releases: stored rows may still have it."""
        return self.normal(_tidy_before(raw))


class Lines(Text):
    """Paragraphs: line breaks are kept."""

    def read(self, raw: Any) -> Any:
        text = tidy_lines(raw) if isinstance(raw, str) else cell_text(raw)
        return self._bounded(text)


class Telephone(Text):
    """A telephone number; the leading 0 that Excel dropped is restored: 9 digits, or 10 of a landline."""

    def read(self, raw: Any) -> Any:
        text = cell_text(raw)
        return super().read(f"0{text}" if re.fullmatch("[1-9][0-9]{8}|2[0-9]{9}", text) else text)


class Name(Text):
    """The name of something listed elsewhere, read without case and diacritics: a fund."""

    def normal(self, value: Any) -> str:
        return fold(value)


class Codes(Text):
    """Member codes, several with `;`."""

    empty = ()

    def normal_before(self, raw: str, normal: str) -> str:  # noqa: ARG002 - as of every text
        return normal

    def read(self, raw: Any) -> Any:
        parts = (tidy(part) for part in super().read(raw).split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def write(self, value: Any) -> Any:
        return "; ".join(value)

    def normal(self, value: Any) -> str:
        return ";".join(value)


class PeriodText(Text):
    """A period as text; an Excel date means its month."""

    takes_shown = False

    def __init__(self) -> None:
        super().__init__(80)
        self.expected = "kỳ như 2024, 03/2024, Quý 1/2024"

    def read(self, raw: Any) -> Any:
        text = f"{raw.month:02d}/{raw.year}" if isinstance(raw, datetime | date) else super().read(raw)
        try:
            parse_period(text)
        except BadPeriod:
            raise Unfit(self.expected) from None
        return text

    def normal(self, value: Any) -> str:
        return parse_period(value).label if value else ""

    def normal_before(self, raw: str, normal: str) -> str:  # noqa: ARG002 - what was a period then is the same
        return normal


class Year(PeriodText):
    """A year or another period, as written: the union's working year may say which one a bare year is.

    A number where it is a year, in a file too.
    """

    number_format = "0"

    def __init__(self) -> None:
        super().__init__()
        self.expected = "năm như 2024, hoặc kỳ như Năm học 2023-2024"

    def read(self, raw: Any) -> Any:
        try:
            return str(as_year(raw, self.expected))
        except Unfit:
            if isinstance(raw, int | float):
                raise
            return super().read(raw)

    def write(self, value: Any) -> Any:
        return int(value) if value.isdigit() else value


class Score(Text):
    """A decimal number stored as text, or a text where points are given in words."""

    def normal_before(self, raw: str, normal: str) -> str:  # noqa: ARG002 - a number all the same
        return normal

    def read(self, raw: Any) -> Any:
        text = super().read(raw.value if isinstance(raw, Shown) and not raw.is_per_cent else raw)
        try:
            return format(as_decimal(text), "f")
        except Unfit:
            return text

    def write(self, value: Any) -> Any:
        try:
            return as_number(as_decimal(value))
        except Unfit:
            return value
