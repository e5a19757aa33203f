"""Remarks on new rows that resemble a row of the books: probably corrections without `Mã dòng`."""

from __future__ import annotations

from collections.abc import Iterator

from app.exchange.workbook.cells import Day, PeriodText
from app.exchange.workbook.comparing.plans import Pair, SheetPlan, Stored, differences
from app.exchange.workbook.problems import Remark

#: Rows that differ in more columns are different rows.
_MOST_CHANGED = 2
_ADVICE = (
    "sẽ ghi thành dòng mới. Nếu là sửa dòng cũ, hãy sửa trong tệp xuất từ sổ, nơi mỗi dòng có «Mã dòng»."
)


def remark_on_similar_rows(sheet: SheetPlan) -> Iterator[Remark]:
    """Remarks on new rows that differ from an absent one in at most one required column.

    Days, years and periods must be equal: otherwise rows of another year would match.
    """
    required = [place for place, column in enumerate(sheet.sheet.columns) if column.required]
    free = [place for place in required if not isinstance(sheet.sheet.columns[place].kind, Day | PeriodText)]
    seen: dict[tuple[str, ...], Stored] = {}
    for stored in sheet.absent if sheet.new else ():
        for shape in _shapes(stored.normals, required, free):
            seen.setdefault(shape, stored)
    for row in sheet.new if seen else ():
        alike = next((seen[shape] for shape in _shapes(row.normals, required, free) if shape in seen), None)
        changed = [heading for heading, _, _ in differences(sheet, Pair(row, alike))] if alike else []
        if alike and len(changed) <= _MOST_CHANGED:
            what = f"giống một dòng đã có trong sổ, chỉ khác {', '.join(changed)}; {_ADVICE}"
            yield Remark(f"{sheet.sheet.title}, dòng {row.line}", what)


def _shapes(normals: tuple[str, ...], required: list[int], free: list[int]) -> Iterator[tuple[str, ...]]:
    """The required values of a row: all of them, then with each of the free ones left out."""
    yield tuple(normals[place] for place in required)
    for left_out in free:
        yield (str(left_out), *(normals[place] for place in required if place != left_out))
