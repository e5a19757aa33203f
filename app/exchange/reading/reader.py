"""A workbook file as typed rows, and everything in it that cannot be taken."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.core.vietnamese import as_typed
from app.exchange.cells.raw import Percent, squeeze
from app.exchange.layout import LISTS, SHEETS, Sheet
from app.exchange.problems import Problem, Remark, Unreadable
from app.exchange.reading.package import check_package
from app.exchange.reading.rows import Findings, Raw, SheetRows
from app.exchange.reading.scan import Extent, extent_of, unstored_formulas
from app.exchange.reading.table import Table
from app.exchange.reading.upright import read_upright

#: Excel's own limits are 1.048.576 and 16.384; no sheet of ours is near these.
MOST_ROWS = 300_000
MOST_COLUMNS = 100
#: So many stored rows without anything in them are worth a word.
MANY_EMPTY_ROWS = 1_000
#: Called with rows done and rows in all.
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Book:
    """What a file says, sheet by sheet, and what is wrong with it.

    `is_cut`: there was so much wrong that it was not read to its end.
    """

    sheets: dict[str, SheetRows]
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_cut: bool = False

    def of(self, sheet: Sheet) -> SheetRows:
        """The rows of a sheet; none where the file has no such sheet."""
        return self.sheets.get(sheet.title) or SheetRows(sheet)


def read_book(path: Path, progress: Progress | None = None) -> Book:
    """Read a file. Raises Unreadable when it is no workbook that can be opened; all else is a problem."""
    check_package(path)
    findings = Findings()
    try:
        with warnings.catch_warnings():
            # openpyxl speaks of styles and extensions that it leaves out: nothing that a row could miss.
            warnings.simplefilter("ignore")
            sheets = _read(path, findings, progress)
    except Exception as broken:
        # The file comes from anywhere, and a broken one makes the parsers below fail in every imaginable way.
        raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.") from broken
    return Book(sheets, findings.problems, findings.remarks, findings.is_full)


def _read(path: Path, findings: Findings, progress: Progress | None) -> dict[str, SheetRows]:
    # Loads openpyxl, 9 MB that the server is spared: it has workbooks read in processes beside it.
    from app.exchange.reading.opening import open_workbook

    workbook = open_workbook(path)
    try:
        with zipfile.ZipFile(path) as package:
            found = _match(workbook.worksheets, findings)
            extents = {
                title: extent_of(package, worksheet._worksheet_path)
                for title, (_, worksheet) in found.items()
            }
            counter = _Counter(sum(extent.last_row or 0 for extent in extents.values()), progress)
            return {
                title: _sheet_rows(package, sheet, worksheet, extents[title], findings, counter)
                for title, (sheet, worksheet) in found.items()
            }
    finally:
        workbook.close()


def _match(worksheets: list[Any], findings: Findings) -> dict[str, tuple[Sheet, Any]]:
    known = {squeeze(sheet.title): sheet for sheet in SHEETS}
    found: dict[str, tuple[Sheet, Any]] = {}
    for worksheet in worksheets:
        sheet = known.get(squeeze(worksheet.title))
        if worksheet.title == LISTS:
            continue
        if sheet is None:
            where = f"Trang tính «{as_typed(worksheet.title)}»"
            findings.remarks.append(Remark(where, "không có trong mẫu, để nguyên không đọc."))
        elif sheet.title in found:
            rule = f"có hai trang tính cùng loại («{as_typed(worksheet.title)}»); chỉ giữ một."
            findings.problems.append(Problem(sheet.title, rule=rule))
        else:
            found[sheet.title] = (sheet, worksheet)
    return found


def _sheet_rows(
    package: zipfile.ZipFile,
    sheet: Sheet,
    worksheet: Any,
    extent: Extent,
    findings: Findings,
    counter: _Counter,
) -> SheetRows:
    if findings.is_full:
        return SheetRows(sheet)
    last = MOST_ROWS + 1 if extent.last_row is None else extent.last_row
    if last > MOST_ROWS:
        rule = f"có quá nhiều dòng; nhiều nhất {MOST_ROWS:,} dòng.".replace(",", ".")
        findings.problems.append(Problem(sheet.title, rule=rule))
        return SheetRows(sheet)
    _remark_on_empty_rows(sheet, extent, findings)
    lines = counter.count(_lines(worksheet, last, with_formats=sheet.needs_formats))
    if sheet.upright:
        return read_upright(lines, findings)
    formulas = unstored_formulas(package, worksheet._worksheet_path) if extent.has_formulas else {}
    return Table(sheet, findings, formulas).read(lines)


def _remark_on_empty_rows(sheet: Sheet, extent: Extent, findings: Findings) -> None:
    empty = extent.last_stored - (extent.last_row or 0)
    if empty >= MANY_EMPTY_ROWS:
        number = f"{empty:,}".replace(",", ".")
        findings.remarks.append(Remark(sheet.title, f"có {number} dòng trống ở cuối trang tính, đã bỏ qua."))


def _lines(worksheet: Any, last: int, *, with_formats: bool) -> Iterator[tuple[int, Raw]]:
    """Numbered rows up to the last value. What the file claims its size to be is not believed."""
    if not last:
        return
    rows = worksheet.iter_rows(max_row=last, max_col=MOST_COLUMNS, values_only=not with_formats)
    for line, row in enumerate(rows, 1):
        yield line, [_shown(cell) for cell in row] if with_formats else row


def _shown(cell: Any) -> Any:
    """The value, a number in a per cent format as it is shown."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return Percent((Decimal(f"{value:.15g}") * 100).normalize())
    return value


class _Counter:
    """Tells how many of all rows are done, a hundred steps at most."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total = total
        self.progress = progress
        self.done = 0
        self.step = max(total // 100, 50)

    def count(self, lines: Iterator[tuple[int, Raw]]) -> Iterator[tuple[int, Raw]]:
        if self.progress is None:
            yield from lines
            return
        for line in lines:
            self.done += 1
            if self.done % self.step == 0:
                self.progress(self.done, self.total)
            yield line
