"""Codes of merged records (`people.duplicates.actions`), which a workbook may still contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.exchange.workbook import layout
from app.exchange.workbook.layout import Refers
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import Row, SheetRows, put_at


def apply_aliases(book: Book, aliases: Mapping[str, str]) -> None:
    """Replace old member codes in all rows by the current ones.

    A row of the roster then loses its key and is matched by its content or its place.
    """
    if not aliases:
        return
    for found in book.sheets.values():
        for place in people_places(found):
            for row in found.rows:
                written = row.values[place]
                current = _current_codes(written, aliases)
                if current != written:
                    _put(row, place, current, found)


def _current_codes(written: Any, aliases: Mapping[str, str]) -> Any:
    """The current code, or codes, of a cell."""
    if isinstance(written, tuple):
        return tuple(dict.fromkeys(aliases.get(one, one) for one in written))
    return aliases.get(written, written)


def _put(row: Row, place: int, current: Any, found: SheetRows) -> None:
    kind = found.sheet.columns[place].kind
    row.values = (*row.values[:place], current, *row.values[place + 1 :])
    row.normals = put_at(row.normals, place, kind.normal(current))
    row.former = tuple(put_at(former, place, kind.normal(current)) for former in row.former)
    if found.sheet is layout.ROSTER:
        row.key = ""


def people_places(found: SheetRows) -> Iterator[int]:
    """The places of columns with member codes."""
    if found.sheet is layout.ROSTER:
        yield found.sheet.place("code")
    for place, column in enumerate(found.sheet.columns):
        if column.refers is Refers.PEOPLE:
            yield place
