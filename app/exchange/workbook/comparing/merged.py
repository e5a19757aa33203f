"""Codes of records merged into another (`people.duplicates.actions`): a workbook may still name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.exchange.workbook import layout
from app.exchange.workbook.layout import Refers
from app.exchange.workbook.reading.reader import Book
from app.exchange.workbook.reading.rows import Row, SheetRows, put_at


def speak_of_now(book: Book, aliases: Mapping[str, str]) -> None:
    """Give every row that names an old code the code that the person bears now.

    A row of the roster gives up its key with its code: it is the person's, known by its content or its place.
    """
    if not aliases:
        return
    for found in book.sheets.values():
        for place in people_places(found):
            for row in found.rows:
                said = row.values[place]
                now = _now(said, aliases)
                if now != said:
                    _put(row, place, now, found)


def _now(said: Any, aliases: Mapping[str, str]) -> Any:
    """One code, or several of one cell."""
    if isinstance(said, tuple):
        return tuple(dict.fromkeys(aliases.get(one, one) for one in said))
    return aliases.get(said, said)


def _put(row: Row, place: int, now: Any, found: SheetRows) -> None:
    kind = found.sheet.columns[place].kind
    row.values = (*row.values[:place], now, *row.values[place + 1 :])
    row.normals = put_at(row.normals, place, kind.normal(now))
    row.former = tuple(put_at(former, place, kind.normal(now)) for former in row.former)
    if found.sheet is layout.ROSTER:
        row.key = ""


def people_places(found: SheetRows) -> Iterator[int]:
    """Where the columns stand that hold members' codes."""
    if found.sheet is layout.ROSTER:
        yield found.sheet.place("code")
    for place, column in enumerate(found.sheet.columns):
        if column.refers is Refers.PEOPLE:
            yield place
