"""Reads an office's own spreadsheet in a separate process, and stores its table as JSON."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core.vietnamese import as_typed
from app.exchange.office_lists.reading.table import Line, OfficeTable, table_of
from app.exchange.workbook.cells.raw import Broken, Shown, cell_text
from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.files.package import check_package
from app.exchange.workbook.reading.files.scan import Extent, extent_of

#: Bytes; a list of 5.000 people takes a tenth of it.
LARGEST_LIST = 2 * 1024 * 1024
MOST_LINES = 6_000
MOST_COLUMNS = 60


def read_list(path: Path) -> OfficeTable:
    """The table of the first sheet that has one. Raises Unreadable where there is none."""
    check_package(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = _sheets(path)
    except Exception as broken:
        # The file comes from anywhere, and a broken one can raise any exception in the parser.
        raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.") from broken
    refused: Unreadable | None = None
    found: list[tuple[str, OfficeTable]] = []
    for title, grid, extent, hidden in sheets:
        try:
            found.append((title, table_of(grid, extent.merged, hidden)))
        except Unreadable as unreadable:
            refused = refused or unreadable
    if not found:
        raise refused or Unreadable("Tệp không có trang tính nào.")
    first, table = found[0]
    if len(found) > 1:
        others = ", ".join(f"«{as_typed(title)}»" for title, _ in found[1:])
        what = f"chỉ đọc trang tính «{as_typed(first)}»; {others} cũng có bảng, chưa đọc."
        table.noted.insert(0, (0, "", what))
    return table


def table_to_json(table: OfficeTable) -> dict[str, Any]:
    """The table as JSON data."""
    lines = [{"number": line.number, "cells": [_plain(cell) for cell in line.cells]} for line in table.lines]
    return {"heads": table.heads, "lines": lines, "noted": table.noted}


def table_from_json(stored: Mapping[str, Any]) -> OfficeTable:
    """The table that `table_to_json` stored."""
    lines = [Line(line["number"], [_cell(cell) for cell in line["cells"]]) for line in stored["lines"]]
    return OfficeTable(stored["heads"], lines, [(row, head, what) for row, head, what in stored["noted"]])


def _sheets(path: Path) -> list[tuple[str, list[list[Any]], Extent, set[int]]]:
    # Loads openpyxl, which the server itself never does.
    from app.exchange.workbook.reading.files.opening import open_book

    with open_book(path) as book:
        return [
            (
                sheet.title,
                list(sheet.rows(book.package, MOST_LINES, MOST_COLUMNS)),
                extent_of(book.package, sheet.part),
                sheet.hidden_rows,
            )
            for sheet in book.sheets
        ]


def _plain(cell: Any) -> Any:
    """A cell as JSON data: a formatted one as a dict of its value and the shown text."""
    if isinstance(cell, Broken):
        return {"broken": cell.text, "is_error": cell.is_error}
    value = cell.value if isinstance(cell, Shown) else cell
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return {"day": value.isoformat(), "text": cell_text(cell)}
    if isinstance(cell, Shown) and isinstance(value, int | float):
        return {"number": value, "text": f"{cell.text}"}
    return cell if cell is None or isinstance(cell, str | int | float) else cell_text(cell)


def _cell(stored: Any) -> Any:
    if not isinstance(stored, dict):
        return stored
    if "broken" in stored:
        return Broken(stored["broken"], stored["is_error"])
    return Shown(date.fromisoformat(stored["day"]) if "day" in stored else stored["number"], stored["text"])
