"""The rows of a file that have problems, as a workbook of their own."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from app.exchange.workbook.cells.formats import NumberFormat
from app.exchange.workbook.cells.raw import Broken, Shown, cell_text, squeeze
from app.exchange.workbook.reading.files.opening import open_book
from app.exchange.workbook.reading.reader import MOST_COLUMNS
from app.exchange.workbook.writer import saved

_HEADINGS = ("Dòng", "Lỗi")
#: Headings are looked for in the first rows, below title and name of the union.
_TOP = 50


def failing_rows(path: Path, problems: Iterable[Mapping[str, Any]]) -> bytes:
    """A sheet for each sheet with problems: row number, what is wrong, and the row as it stands in the file.

    The headings are taken to be the row above the first problem that holds the most texts.
    """
    wrong: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        where = f"{problem['column']}: " if problem["column"] else ""
        wrong[problem["sheet"]][problem["row"]].append(f"{where}{problem['what']}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = Workbook(write_only=True)
        with open_book(path) as file:
            known = {squeeze(sheet.title): sheet for sheet in file.sheets}
            for title, rows in wrong.items():
                sheet = known.get(squeeze(title))
                found = (
                    _rows_of(sheet.rows(file.package, max(*rows, _TOP), MOST_COLUMNS), rows) if sheet else {}
                )
                _write(out.create_sheet(title), rows, found)
    return saved(out)


def _rows_of(rows: Iterable[Sequence[Any]], wanted: Mapping[int, list[str]]) -> dict[int, Sequence[Any]]:
    """The rows wanted, and those on top, among which are the headings."""
    return {line: row for line, row in enumerate(rows, 1) if line in wanted or line <= _TOP}


def _write(out: Any, wrong: Mapping[int, list[str]], rows: Mapping[int, Sequence[Any]]) -> None:
    out.column_dimensions["A"].width, out.column_dimensions["B"].width = 8, 70
    first = min((line for line in wrong if line), default=1)
    above = [row for line, row in rows.items() if line < first]
    heading = max(above, key=lambda row: sum(isinstance(cell, str) for cell in row), default=())
    out.append([*_HEADINGS, *(_text(out, cell) for cell in _trimmed(heading))])
    for line, faults in sorted(wrong.items()):
        cells = [" ".join(faults), *_trimmed(rows.get(line, ()))]
        out.append([line or None, *(_text(out, cell) for cell in cells)])


def _trimmed(row: Sequence[Any]) -> list[Any]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _text(out: Any, value: Any) -> Any:
    """The cell as it stands in the file: texts stay texts, numbers and days keep their format."""
    if isinstance(value, Shown):
        cell = WriteOnlyCell(out, value.value)
        if isinstance(value.form, NumberFormat):
            cell.number_format = value.form.code
        return cell
    if not isinstance(value, str | Broken):
        return value
    cell = WriteOnlyCell(out, cell_text(value))
    cell.data_type = "s"
    return cell
