"""A cell as its column reads it, and what deserves a word about how it was read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from app.core.vietnamese import as_typed, decimal_text
from app.exchange.workbook.cells import Kind, Number, PeriodText, Score, Telephone, Text
from app.exchange.workbook.cells.raw import ERRORS, Broken, Shown, as_decimal, told
from app.exchange.workbook.problems import Unfit

_SAVE = "kết quả của công thức: mở tệp bằng Excel, lưu lại rồi nhập"
#: Excel keeps so many figures of a number.
_FIGURES = 10**15


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says. `formerly`: its normal text as older versions read it; `doubt`: "" or a remark.

    `spelt_before`: its normal text as older versions kept it, None for the same.
    """

    value: Any
    normal: str
    formerly: tuple[str, ...] = ()
    doubt: str = ""
    spelt_before: str | None = None


def read_as(kind: Kind, raw: Any) -> Said:
    """What a cell that is not empty says in a column of that kind. Raises Unfit."""
    if isinstance(raw, Broken):
        raise Unfit(f"{kind.expected}, không phải lỗi của công thức" if raw.is_error else _SAVE)
    if is_broken(raw):
        raise Unfit(f"{kind.expected}, không phải lỗi của công thức")
    value = _value(kind, raw)
    normal = kind.normal(value)
    formerly = tuple(text for text in _formerly(kind, raw) if text != normal)
    # What is printable was kept then as it is now.
    before = None
    if isinstance(kind, Text) and isinstance(raw, str) and not raw.isprintable():
        before = kind.normal_before(raw, normal)
    return Said(value, normal, formerly, _doubt(kind, raw, value), before)


def is_broken(raw: Any) -> bool:
    """Whether a cell holds no value: an error, also one copied as a text, or an unstored formula."""
    return isinstance(raw, Broken) or (isinstance(raw, str) and raw.strip().upper() in ERRORS)


def _value(kind: Kind, raw: Any) -> Any:
    if not isinstance(raw, Shown) or kind.takes_shown:
        return kind.read(raw)
    try:
        return kind.read(raw.value)
    except Unfit as unfit:
        # 5122024 shown as 05/12/2024, 1 shown as «Nam»: what is seen may be what the column asks for.
        return _value_shown(kind, raw, unfit)


def _value_shown(kind: Kind, raw: Shown, unfit: Unfit) -> Any:
    """What the cell shows, read; where that does not do either, raises what was wrong with its value."""
    try:
        return kind.read(raw.text)
    except Unfit:
        raise unfit from None


def _formerly(kind: Kind, raw: Any) -> list[str]:
    """Normal texts by which rows of this cell may be in the books: numbers without their format."""
    if not isinstance(kind, Text) or isinstance(kind, PeriodText | Score):
        return []
    texts = [told(raw.value)] if isinstance(raw, Shown) else []
    if isinstance(raw, Shown) and raw.is_per_cent:
        texts.append(f"{decimal_text(as_decimal(raw))}%")
    if isinstance(kind, Telephone) and not texts:
        texts = [told(raw)]
    read = Text.read if isinstance(kind, Telephone) else type(kind).read
    return [kind.normal(read(kind, text)) for text in texts]


def _doubt(kind: Kind, raw: Any, value: Any) -> str:
    """Why somebody should look at the cell: its text is Excel's making."""
    if not isinstance(kind, Text) or isinstance(kind, PeriodText):
        return ""
    held = raw.value if isinstance(raw, Shown) else raw
    seen = f"ghi như Excel hiện: «{as_typed(told(raw))}»."
    if isinstance(held, datetime | date | time):
        return f"là ngày giờ của Excel trong cột chữ, {seen}"
    if isinstance(held, bool):
        return f"là giá trị đúng, sai của Excel trong cột chữ, ghi «{told(raw)}»."
    if isinstance(kind, Telephone) and value != told(raw):
        return f"«{told(raw)}» thiếu số 0 ở đầu, ghi thành «{value}»."
    if isinstance(held, int | float) and abs(held) >= _FIGURES and math.isfinite(held):
        return f"số dài hơn 15 chữ số, Excel đã làm tròn: «{as_typed(told(raw))}»; hãy gõ lại ở dạng chữ."
    if isinstance(raw, Shown) and raw.hides_digits and not isinstance(kind, Number):
        return f"trong ô là {told(raw.value)}, {seen}"
    return ""
