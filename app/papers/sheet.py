"""An official table as data: page, PDF and workbook are drawn from the same sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from app.core.dates import format_date
from app.core.money import format_money

Cell = str | int | date | Decimal | None
Kind = Literal["text", "money", "date", "count", "percent", "year"]
#: Alignment of each kind of value.
ALIGNED: dict[Kind, Literal["left", "center", "right"]] = {
    "text": "left",
    "money": "right",
    "date": "center",
    "count": "center",
    "year": "center",
    "percent": "right",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, kind of values, relative width.

    Adjacent columns with the same `group` have a common heading above theirs.
    """

    heading: str
    kind: Kind = "text"
    width: float = 1.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: a cell for each column; any column may hold a text, None is an empty cell."""

    cells: tuple[Cell, ...]
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: the post, the note below it, and the name if known."""

    post: str
    note: str = "(Ký, họ tên)"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An official table with its texts.

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

    def row_texts(self, row: SheetRow) -> list[str]:
        """The row's cells formatted. ValueError if the number of cells differs from that of columns."""
        return [cell_text(cell, column.kind) for cell, column in zip(row.cells, self.columns, strict=True)]


def is_below_zero(cell: Cell) -> bool:
    """Whether the cell is a negative number: drawn red, an amount also in brackets as in ledgers."""
    return isinstance(cell, int | Decimal) and cell < 0


def cell_text(cell: Cell, kind: Kind) -> str:
    """The cell formatted: `4.000.000`, `05/12/2024`, `93,2%`; negative money `(4.000)`."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return format_date(cell)
    if kind == "year":
        return str(cell)
    written = f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else format_money(cell)
    if kind == "money" and is_below_zero(cell):
        return f"({written.removeprefix('-')})"
    return f"{written}%" if kind == "percent" else written
