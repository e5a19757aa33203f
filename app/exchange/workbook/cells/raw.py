"""Raw cell values of a file, whatever their column."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.core.dates import FIRST_YEAR, LAST_YEAR, format_date
from app.core.money import LIMIT
from app.core.vietnamese import decimal_text, fold, tidy
from app.exchange.workbook.cells.formats import NumberFormat, plain
from app.exchange.workbook.problems import Unfit

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,6})?")
_NUMBER = "số từ 0 trở lên, như 100 hoặc 93,2"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number or day under a number format: the stored value and the shown text."""

    value: Any
    form: NumberFormat | str

    @property
    def text(self) -> str:
        """The text that Excel shows."""
        return self.form if isinstance(self.form, str) else self.form.show(self.value)

    @property
    def is_per_cent(self) -> bool:
        """Whether it is shown as a percentage."""
        if isinstance(self.value, date | time):
            return False
        return self.form.endswith("%") if isinstance(self.form, str) else self.form.is_per_cent

    @property
    def hides_digits(self) -> bool:
        """Whether the shown text is rounded."""
        held, seen = (re.sub("[^0-9]", "", text) for text in (plain(self.value), self.text))
        return not isinstance(self.value, date | time) and held.strip("0") not in seen


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell without a value: an error such as #N/A, or a formula that was never calculated."""

    text: str
    is_error: bool


#: Error texts; cells copied as values keep them as text.
ERRORS = frozenset({
    "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
    "#GETTING_DATA", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!",
})  # fmt: skip


def cell_text(raw: Any) -> str:
    """A cell value as one line of text."""
    if isinstance(raw, str):
        return tidy(raw)
    if isinstance(raw, Shown | Broken):
        return raw.text
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return decimal_text(exactly(raw)).replace(".", "") if math.isfinite(raw) else str(raw)
    if isinstance(raw, datetime | date):
        return format_date(raw)
    if isinstance(raw, time):
        return raw.strftime("%H:%M")
    return str(raw)


def squeeze(text: str) -> str:
    """Folded letters and digits only, «hỷ» as «hỉ»: headings, sheets and choices are matched by it."""
    return re.sub(r"[^a-z0-9]", "", fold(text)).replace("y", "i")


def exactly(number: float) -> Decimal:
    """The decimal that Excel shows: a product such as 187500.00000000003 is 187500."""
    return Decimal(f"{number:.15g}").normalize()


def figures_of(raw: Any) -> Any:
    """The number of a text of digits such as «3» or «3.»; anything else unchanged."""
    text = tidy(raw).removesuffix(".") if isinstance(raw, str) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else raw


def as_integer(raw: Any, expected: str) -> int:
    """An integer. Raises Unfit."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise Unfit(expected)
    if isinstance(raw, int):
        return raw
    if not math.isfinite(raw) or exactly(raw) != round(raw):
        raise Unfit(expected)
    return round(raw)


def as_year(raw: Any, expected: str) -> int:
    """A calendar year. Raises Unfit."""
    year = as_integer(figures_of(raw), expected)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unfit(expected)
    return year


def as_decimal(raw: Any) -> Decimal:
    """A number from 0 up, with a decimal comma or point; 1.000 is a thousand. Raises Unfit."""
    if isinstance(raw, Shown):
        return as_decimal(raw.value) * (100 if raw.is_per_cent else 1)
    if isinstance(raw, float) and math.isfinite(raw):
        number = exactly(raw)
    elif isinstance(raw, int) and not isinstance(raw, bool):
        number = Decimal(raw)
    elif isinstance(raw, str):
        number = _decimal_of(tidy(raw).removesuffix("%").strip())
    else:
        raise Unfit(_NUMBER)
    if not 0 <= number < LIMIT:
        raise Unfit(_NUMBER)
    return number


def _decimal_of(text: str) -> Decimal:
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    elif not _DECIMAL.fullmatch(text):
        raise Unfit(_NUMBER)
    return Decimal(text.replace(",", "."))


def as_number(value: Decimal) -> int | float:
    """A decimal as Excel's number."""
    return int(value) if value == value.to_integral_value() else float(value)
