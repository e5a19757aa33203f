"""Reads a workbook file into typed rows, with all its problems."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.vietnamese import as_typed
from app.exchange.workbook.cells.raw import squeeze
from app.exchange.workbook.layout import LISTS, Sheet, sheets
from app.exchange.workbook.problems import Problem, Remark, Unreadable
from app.exchange.workbook.reading.files.package import check_package
from app.exchange.workbook.reading.files.scan import Extent, extent_of
from app.exchange.workbook.reading.foreign import advice_on, refuse_foreign
from app.exchange.workbook.reading.rows import Findings, Raw, SheetRows
from app.exchange.workbook.reading.settings import read_vertical
from app.exchange.workbook.reading.table import Table

if TYPE_CHECKING:
    from app.exchange.workbook.reading.files.opening import OpenBook, OpenSheet

STRICT = "tệp lưu dạng Strict Open XML, đã đọc được; lần sau nên lưu dạng «Excel Workbook (.xlsx)»."
#: Excel's own limits are 1.048.576 and 16.384; no sheet of the workbook comes near these.
MOST_ROWS = 300_000
MOST_COLUMNS = 100
#: Empty stored rows from which a remark is made.
MANY_EMPTY_ROWS = 1_000
#: Called with rows done and rows in all.
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Book:
    """The rows of a file, sheet by sheet, and its problems.

    `is_cut`: reading stopped because there were too many problems.
    """

    sheets: dict[str, SheetRows]
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_cut: bool = False

    def of(self, sheet: Sheet) -> SheetRows:
        """The rows of a sheet; none where the file has no such sheet."""
        return self.sheets.get(sheet.title) or SheetRows(sheet)


def read_book(path: Path, progress: Progress | None = None) -> Book:
    """Read a file. Raises Unreadable when it cannot be opened as a workbook; all else is a problem."""
    check_package(path)
    findings = Findings()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it skips: no rows are lost.
            warnings.simplefilter("ignore")
            sheets = _read(path, findings, progress)
    except Unreadable:
        raise
    except Exception as broken:
        # The file comes from anywhere, and a broken one can raise any exception in the parsers.
        raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.") from broken
    return Book(sheets, findings.problems, findings.remarks, findings.is_full)


def _read(path: Path, findings: Findings, progress: Progress | None) -> dict[str, SheetRows]:
    # Loads openpyxl (9 MB), which the server itself never does: workbooks are read in a process of their own.
    from app.exchange.workbook.reading.files.opening import open_book

    with open_book(path) as book:
        if book.is_strict:
            findings.remarks.append(Remark("", STRICT))
        found = _match(book, findings)
        if not found:
            refuse_foreign(book)
        extents = {title: extent_of(book.package, sheet.part) for title, (_, sheet) in found.items()}
        counter = _Counter(sum(extent.last_row or 0 for extent in extents.values()), progress)
        return {
            title: _sheet_rows(book.package, sheet, opened, extents[title], findings, counter)
            for title, (sheet, opened) in found.items()
        }


def _match(book: OpenBook, findings: Findings) -> dict[str, tuple[Sheet, OpenSheet]]:
    known = {squeeze(sheet.title): sheet for sheet in sheets()}
    found: dict[str, tuple[Sheet, OpenSheet]] = {}
    unknown = []
    for one in book.sheets:
        sheet = known.get(squeeze(one.title))
        if one.title == LISTS:
            continue
        if sheet is None:
            unknown.append(one)
        elif sheet.title in found:
            rule = f"có hai trang tính cùng loại («{as_typed(one.title)}»); chỉ giữ một."
            findings.problems.append(Problem(sheet.title, rule=rule))
        else:
            found[sheet.title] = (sheet, one)
            if one.is_hidden:
                findings.remarks.append(Remark(sheet.title, "trang tính đang ẩn, vẫn được đọc."))
    for one in unknown if found else ():
        what = f"không có trong mẫu, để nguyên không đọc.{advice_on(one, book.package, found)}"
        findings.remarks.append(Remark(f"Trang tính «{as_typed(one.title)}»", what))
    return found


def _sheet_rows(
    package: zipfile.ZipFile,
    sheet: Sheet,
    opened: OpenSheet,
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
    rows = opened.rows(package, last, MOST_COLUMNS) if last else iter(())
    lines = counter.count(enumerate(rows, 1))
    if sheet.is_vertical:
        return read_vertical(lines, findings)
    table = Table(sheet, findings, extent)
    read = table.read(lines)
    table.note_hidden(opened.hidden_rows)
    return read


def _remark_on_empty_rows(sheet: Sheet, extent: Extent, findings: Findings) -> None:
    empty = extent.last_stored - (extent.last_row or 0)
    if empty >= MANY_EMPTY_ROWS:
        number = f"{empty:,}".replace(",", ".")
        findings.remarks.append(Remark(sheet.title, f"có {number} dòng trống ở cuối trang tính, đã bỏ qua."))


class _Counter:
    """Reports how many rows are done, at most a hundred times."""

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
