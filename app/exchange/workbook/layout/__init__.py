"""The workbook's sheets and columns, as data (docs/exchange.md: what came beside the first format).

Used by the reader, the writer, the empty workbook and the texts of problems. A column's `name` is the field
of the facts that it fills; references to people and funds keep the texts of the file.
"""

from __future__ import annotations

from functools import cache

from app.exchange.workbook.layout.columns import KEY_HEADING, LISTS, LONGEST_KEY, Column, Refers, Sheet
from app.exchange.workbook.layout.own import ROSTER, UNIT
from app.exchange.workbook.layout.stated import sheet_of
from app.web.features import FEATURES

#: The order of the specification, also the order of writing: people and funds before what refers to them.
_ORDER = (
    *("Đơn vị", "Đoàn viên", "Con đoàn viên", "Quỹ", "Đóng quỹ", "Miễn đóng", "Thăm hỏi", "Hoạt động"),
    *("Kiến nghị", "Cam kết", "Khen thưởng", "Xếp loại", "Thu chi", "Dự toán", "Phương hướng", "Nhận định"),
)
#: Names rows of the others: after all of them.
_LAST = "Ghi đảo"


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet; those that the specification does not name come behind it."""
    if not FEATURES:
        raise RuntimeError("sheets are known once the features are loaded")
    declared = [sheet_of(one) for feature in FEATURES for one in feature.sheets]
    places = {title: place for place, title in enumerate(_ORDER)} | {_LAST: len(_ORDER) + 1}
    everyone = [UNIT, ROSTER, *declared]
    return tuple(sorted(everyone, key=lambda sheet: places.get(sheet.title, len(_ORDER))))


def sheet_with(facts: type) -> Sheet:
    """The sheet whose rows are these facts."""
    return next(sheet for sheet in sheets() if sheet.declared and sheet.declared.facts is facts)


__all__ = [
    "KEY_HEADING",
    "LISTS",
    "LONGEST_KEY",
    "ROSTER",
    "UNIT",
    "Column",
    "Refers",
    "Sheet",
    "sheet_with",
    "sheets",
]
