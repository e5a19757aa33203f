"""How a case writes its workbook: plain tables, as untidy as offices keep them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | bool | date | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """One sheet: its headings, its rows, and what stands above the headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[Row] = field(default_factory=tuple)
    #: Cells merged, such as a title over the whole width.
    merged: Sequence[str] = field(default_factory=tuple)


def day(text: str) -> date:
    """`day("5/10/2021")`: that day as an Excel date."""
    figures = [int(part) for part in text.split("/")]
    return date(figures[2], figures[1], figures[0])


def apart(text: str) -> str:
    """Letters and their marks as separate characters (NFD), as a Mac writes file and people's names."""
    return normalize("NFD", text)


def table(name: str, headings: str, rows: Iterable[Row]) -> Table:
    """A tidy sheet: `headings` parted by `|`, rows that may be shorter."""
    return Table(name, [one.strip() for one in headings.split("|")], list(rows))


def write(tables: Iterable[Table], path: Path) -> Path:
    """Save the tables as a workbook, in their order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in tables:
        _fill(book.create_sheet(one.name), one)
    book.save(path)
    return path


def _fill(sheet: Worksheet, one: Table) -> None:
    for row in (*one.above, one.headings, *one.rows):
        sheet.append(list(row))
    for cells in one.merged:
        sheet.merge_cells(cells)
