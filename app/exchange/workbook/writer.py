"""Writes a workbook of the layout: real dates and numbers, texts never read as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.core.texts.letters import storable
from app.exchange.workbook.cells import Lines, OneOf
from app.exchange.workbook.comparing.plans import Stored
from app.exchange.workbook.layout import LISTS, UNIT, Column, Sheet, sheets
from app.exchange.workbook.reading.rows import KEY

_LAST_ROW = 2_000

_BORDER = Border(bottom=Side(style="thin", color="FF8592A3"))
_REQUIRED = PatternFill("solid", start_color="FFCFE2F7")
_OPTIONAL = PatternFill("solid", start_color="FFEDF2F7")
_WRAPPED = Alignment(wrap_text=True, vertical="center")


def write_book(content: Mapping[str, Sequence[Stored]], without: frozenset[str] = frozenset()) -> bytes:
    """The workbook of these rows by sheet title; columns named in `without` are left out.

    `Đoàn viên/phone` names the column of one sheet, `phone` those of all.
    """
    book = Workbook(write_only=True)
    for sheet in sheets():
        rows = content.get(sheet.title, ())
        if sheet.is_vertical:
            _vertical(
                book, [(c, v) for row in rows for c, v in zip(sheet.columns, row.values, strict=True) if v]
            )
        else:
            _write_sheet(book, sheet, rows, without)
    return saved(book)


def empty_book() -> bytes:
    """The empty workbook: headings, and drop-down lists where a column has choices."""
    book = Workbook(write_only=True)
    for sheet in sheets():
        if sheet.is_vertical:
            _vertical(book, [(column, None) for column in sheet.columns])
        else:
            _offer_choices(_write_sheet(book, sheet, (), frozenset()), sheet)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    longest = max(len(labels) for labels in _lists().values())
    for place in range(longest):
        lists.append([labels[place] if place < len(labels) else None for labels in _lists().values()])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_sheet(book: Workbook, sheet: Sheet, rows: Iterable[Stored], without: frozenset[str]) -> Any:
    left_out = {name.removeprefix(f"{sheet.title}/") for name in without}
    places = [place for place, column in enumerate(sheet.columns) if column.name not in left_out]
    columns = [*(sheet.columns[place] for place in places), KEY]
    out = book.create_sheet(sheet.title)
    _head(out, columns)
    cells = [_Cell(out, column) for column in columns]
    for row in rows:
        values = [*(row.values[place] for place in places), row.key]
        out.append([cell.holding(value) for cell, value in zip(cells, values, strict=True)])
    return out


def _vertical(book: Workbook, lines: Iterable[tuple[Column, Any]]) -> None:
    out = book.create_sheet(UNIT.title)
    out.column_dimensions["A"].width, out.column_dimensions["B"].width = 26, 60
    out.freeze_panes = "A2"
    out.append([_heading(out, "Thông tin", _REQUIRED), _heading(out, "Giá trị", _REQUIRED)])
    for column, value in lines:
        out.append([column.heading, _Cell(out, column).holding(value)])


def _head(out: Any, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns, 1):
        out.column_dimensions[get_column_letter(place)].width = column.width
    out.freeze_panes = "A2"
    out.append([_heading(out, one.heading, _REQUIRED if one.required else _OPTIONAL) for one in columns])


def _heading(out: Any, text: str, fill: PatternFill) -> Any:
    cell = WriteOnlyCell(out, text)
    cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), fill, _BORDER, _WRAPPED
    return cell


class _Cell:
    """One reusable cell for all rows of a column: each row is written before the cell is filled again."""

    def __init__(self, out: Any, column: Column) -> None:
        self.kind = column.kind
        self.plain = WriteOnlyCell(out)
        self.cell = WriteOnlyCell(out)
        self.cell.number_format = column.kind.number_format
        if isinstance(column.kind, Lines):
            # Without it spreadsheets show the paragraphs in one line.
            self.cell.alignment = _WRAPPED

    def holding(self, value: Any) -> Any:
        written = self.kind.write(value)
        if written is None or written == "":
            return None
        # A bare birth year among dates would be shown as a day of 1905.
        cell = (
            self.plain if isinstance(written, int) and self.kind.number_format == "dd/mm/yyyy" else self.cell
        )
        cell.value = storable(written) if isinstance(written, str) else written
        if isinstance(written, str):
            # Never a formula or an error value, whatever it starts with.
            cell.data_type = "s"
        return cell


def _lists() -> dict[type[Any], list[str]]:
    return {
        column.kind.choices: column.kind.choices.labels()
        for sheet in sheets()
        for column in sheet.columns
        if isinstance(column.kind, OneOf)
    }


def _offer_choices(out: Any, sheet: Sheet) -> None:
    letters = {choices: get_column_letter(place) for place, choices in enumerate(_lists(), 1)}
    for place, column in enumerate(sheet.columns, 1):
        if isinstance(column.kind, OneOf):
            letter, last = letters[column.kind.choices], len(column.kind.choices.labels())
            offer = DataValidation(
                "list", f"'{LISTS}'!${letter}$1:${letter}${last}", allow_blank=True, showErrorMessage=False
            )
            here = get_column_letter(place)
            offer.add(f"{here}2:{here}{_LAST_ROW}")
            out.data_validations.append(offer)
