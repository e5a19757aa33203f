"""An office's own spreadsheet as cells that JSON keeps: read in a process beside the server."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from app.core.dates import format_date
from app.exchange.cells.raw import told
from app.exchange.office_table import OfficeTable, table_of
from app.exchange.problems import Unreadable
from app.exchange.reading.package import check_package

#: Bytes; a list of 5.000 people takes a tenth of it.
LARGEST_LIST = 2 * 1024 * 1024
MOST_LINES = 6_000
MOST_COLUMNS = 60


def read_list(path: Path) -> OfficeTable:
    """The table of the first sheet that has one. Raises Unreadable, with what to do, for any other file."""
    check_package(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            grids = _grids(path)
    except Exception as broken:
        # The file comes from anywhere, and a broken one makes the parser fail in every imaginable way.
        raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.") from broken
    refused: Unreadable | None = None
    for grid in grids:
        try:
            return table_of(grid)
        except Unreadable as unreadable:
            refused = refused or unreadable
    raise refused or Unreadable("Tệp không có trang tính nào.")


def _grids(path: Path) -> list[list[list[Any]]]:
    # Loads openpyxl, which the server is spared.
    from app.exchange.reading.opening import open_workbook

    workbook = open_workbook(path)
    try:
        return [
            [
                [_plain(cell) for cell in row]
                for row in islice(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), MOST_LINES)
            ]
            for sheet in workbook.worksheets
        ]
    finally:
        workbook.close()


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return format_date(cell)
    return cell if cell is None or isinstance(cell, str | int | float) else told(cell)
