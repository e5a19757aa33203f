"""An official table as data: the page, the PDF and the workbook draw the same sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from app.core.dates import format_date
from app.core.money import format_money

Cell = str | int | date | Decimal | None
Kind = Literal["text", "money", "date", "count", "percent"]
#: Where each kind of value stands in its cell.
ALIGNED: dict[Kind, Literal["left", "center", "right"]] = {
    "text": "left",
    "money": "right",
    "date": "center",
    "count": "center",
    "percent": "right",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, what it holds, and its share of the width against the other columns' shares.

    Neighbours that name the same `group` stand under one heading of that name.
    """

    heading: str
    kind: Kind = "text"
    width: float = 1.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: a cell for each column; a text may stand in any column, None leaves the cell empty."""

    cells: tuple[Cell, ...]
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: the post, what is to be done under it, and the name where it is known."""

    post: str
    note: str = "(Ký, họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An official table with its words.

    `form` is the form's number ("Mẫu số S11-H"; lines after the first are set in italics), `before` and
    `closing` are the lines above and below the table.
    """

    form: str
    title: str
    subtitles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    closing: tuple[str, ...]
    signatures: tuple[Signature, ...]
    place_and_date: str = ""
    landscape: bool = False
    before: tuple[str, ...] = ()

    @property
    def is_grouped(self) -> bool:
        """Whether the head of the table has two lines."""
        return any(column.group for column in self.columns)

    def told(self, row: SheetRow) -> list[str]:
        """The row's cells as paper and page write them. ValueError when it has more or fewer than columns."""
        return [told(cell, column.kind) for cell, column in zip(row.cells, self.columns, strict=True)]


def is_below_zero(cell: Cell) -> bool:
    """Whether the cell is a number below zero: drawn red, an amount also in brackets as ledgers have it."""
    return isinstance(cell, int | Decimal) and cell < 0


def told(cell: Cell, kind: Kind) -> str:
    """The cell as paper and page write it: `4.000.000`, `05/12/2024`, `93,2%`; money below zero `(4.000)`."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return format_date(cell)
    written = f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else format_money(cell)
    if kind == "money" and is_below_zero(cell):
        return f"({written.removeprefix('-')})"
    return f"{written}%" if kind == "percent" else written
