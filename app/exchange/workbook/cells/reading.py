"""Reads a cell for its column, with a remark where the result is doubtful."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from app.core.vietnamese import as_typed, decimal_text
from app.exchange.workbook.cells import Kind, Money, Number, PeriodText, Score, Telephone, Text
from app.exchange.workbook.cells.raw import ERRORS, Broken, Shown, as_decimal, cell_text
from app.exchange.workbook.problems import Unfit

_SAVE = "kết quả của công thức: mở tệp bằng Excel, lưu lại rồi nhập"
#: Excel keeps 15 digits of a number.
_FIGURES = 10**15


@dataclass(frozen=True, slots=True)
class ReadCell:
    """The result of reading a cell. `formerly`: its normal texts as older versions read it; `doubt`: a remark
    or "". `spelt_before`: its normal text as older versions stored it, None for the same.
    """

    value: Any
    normal: str
    formerly: tuple[str, ...] = ()
    doubt: str = ""
    spelt_before: str | None = None


def read_as(kind: Kind, raw: Any) -> ReadCell:
    """The value of a cell that is not empty in a column of that kind. Raises Unfit."""
    if isinstance(raw, Broken):
        raise Unfit(f"{kind.expected}, không phải lỗi của công thức" if raw.is_error else _SAVE)
    if is_broken(raw):
        raise Unfit(f"{kind.expected}, không phải lỗi của công thức")
    value = _value(kind, raw)
    normal = kind.normal(value)
    formerly = tuple(text for text in _formerly(kind, raw) if text != normal)
    # Printable texts are stored now as before.
    before = None
    if isinstance(kind, Text) and isinstance(raw, str) and not raw.isprintable():
        before = kind.normal_before(raw, normal)
    return ReadCell(value, normal, formerly, _doubt(kind, raw, value), before)


def is_broken(raw: Any) -> bool:
    """Whether a cell has no value: an error, also one copied as text, or a formula without a result."""
    return isinstance(raw, Broken) or (isinstance(raw, str) and raw.strip().upper() in ERRORS)


def _value(kind: Kind, raw: Any) -> Any:
    if not isinstance(raw, Shown) or kind.takes_shown:
        return kind.read(raw)
    if isinstance(kind, Money) and raw.is_per_cent:
        # 1 shown as 100% is neither one đồng nor one person.
        raise Unfit(kind.expected)
    try:
        return kind.read(raw.value)
    except Unfit as unfit:
        # 5122024 shown as 05/12/2024, 1 shown as «Nam»: the shown text may be valid.
        return _value_shown(kind, raw, unfit)


def _value_shown(kind: Kind, raw: Shown, unfit: Unfit) -> Any:
    """The value of the shown text; raises `unfit` where that is not valid either."""
    try:
        return kind.read(raw.text)
    except Unfit:
        raise unfit from None


def _formerly(kind: Kind, raw: Any) -> list[str]:
    """Normal texts that older versions may have stored for this cell: numbers without their format."""
    if not isinstance(kind, Text) or isinstance(kind, PeriodText | Score):
        return []
    texts = [cell_text(raw.value)] if isinstance(raw, Shown) else []
    if isinstance(raw, Shown) and raw.is_per_cent:
        texts.append(f"{decimal_text(as_decimal(raw))}%")
    if isinstance(kind, Telephone) and not texts:
        texts = [cell_text(raw)]
    read = Text.read if isinstance(kind, Telephone) else type(kind).read
    return [kind.normal(read(kind, text)) for text in texts]


def _doubt(kind: Kind, raw: Any, value: Any) -> str:
    """A remark where Excel, not the user, made the text of the cell; else ""."""
    if not isinstance(kind, Text) or isinstance(kind, PeriodText):
        return ""
    held = raw.value if isinstance(raw, Shown) else raw
    seen = f"ghi như Excel hiện: «{as_typed(cell_text(raw))}»."
    if isinstance(held, datetime | date | time):
        return f"là ngày giờ của Excel trong cột chữ, {seen}"
    if isinstance(held, bool):
        return f"là giá trị đúng, sai của Excel trong cột chữ, ghi «{cell_text(raw)}»."
    if isinstance(kind, Telephone) and value != cell_text(raw):
        return f"«{cell_text(raw)}» thiếu số 0 ở đầu, ghi thành «{value}»."
    if isinstance(held, int | float) and abs(held) >= _FIGURES and math.isfinite(held):
        return (
            f"số dài hơn 15 chữ số, Excel đã làm tròn: «{as_typed(cell_text(raw))}»; hãy gõ lại ở dạng chữ."
        )
    if isinstance(raw, Shown) and raw.hides_digits and not isinstance(kind, Number):
        return f"trong ô là {cell_text(raw.value)}, {seen}"
    return ""
