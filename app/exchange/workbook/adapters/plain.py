"""Where sheets meet features: rows of the books in the workbook's words, and rows of the file as facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.keys import compared
from app.exchange.workbook.comparing.plans import Pair, Stored
from app.exchange.workbook.layout import Column, Refers, Sheet
from app.exchange.workbook.queries import Names, withdrawn_rows
from app.exchange.workbook.reading.rows import Row


class SheetAdapter(Protocol):
    """What a sheet needs: its rows in the books, and how new and changed ones are written."""

    @property
    def sheet(self) -> Sheet: ...

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        """Every live row in the order it was recorded."""

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:
        """Keys of rows that were taken out on screen; `entries` are those of the log, by kind."""

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        """Record rows that are new."""

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        """Correct rows that the file says differently."""


@dataclass(frozen=True, slots=True)
class PlainAdapter:
    """A sheet whose columns are the fields of one feature's facts.

    `kept_in` is the table of its rows, or the kind of log entry. `lends`: the feature's writes move money,
    and are told that old books may fall below zero.
    """

    sheet: Sheet
    facts: type[Any]
    kept_in: type[Any] | str
    read: Callable[[int], Sequence[tuple[Any, Any]]]
    record: Callable[..., Any]
    correct: Callable[..., None]
    moves_money: bool = False

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        return [
            stored_row(self.sheet, row, facts, said_by(facts), names) for row, facts in self.read(unit_id)
        ]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:
        if isinstance(self.kept_in, str):
            return entries.get(self.kept_in, set())
        return withdrawn_rows(unit_id, self.kept_in)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        for row in rows:
            with task.row(self.sheet, row):
                facts = self.facts(**said(self.sheet, row, task.names))
                self.record(task.unit.id, facts, task.actor, task.today, row_key=row.key, **self._lent())

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            with task.row(self.sheet, pair.row):
                new = self.facts(**said(self.sheet, pair.row, task.names))
                old = pair.stored
                self.correct(old.row, old.facts, new, task.actor, task.today, task.reason, **self._lent())

    def _lent(self) -> dict[str, bool]:
        return {"imported": True} if self.moves_money else {}


def said(sheet: Sheet, row: Row, names: Names) -> dict[str, Any]:
    """A row by the names of its columns, references as ids of the books."""
    cells = zip(sheet.columns, row.values, strict=True)
    return {column.name: _as_id(column, value, names) for column, value in cells}


def _as_id(column: Column, value: Any, names: Names) -> Any:
    if column.refers is Refers.FUND:
        return names.fund_id(value)
    if column.refers is Refers.PEOPLE:
        return (
            tuple(names.people[code] for code in value) if isinstance(value, tuple) else names.people[value]
        )
    return value


def said_by(*facts: Any) -> Callable[[str], Any]:
    """Asks facts by the name of a column; the first that has the field answers."""

    def ask(name: str) -> Any:
        return next(getattr(one, name) for one in facts if hasattr(one, name))

    return ask


def stored_row(sheet: Sheet, row: Any, facts: Any, ask: Callable[[str], Any], names: Names) -> Stored:
    """A row of the books in the words of the workbook."""
    values = tuple(_as_words(column, ask(column.name), names) for column in sheet.columns)
    said = zip(sheet.columns, values, strict=True)
    normals = tuple(compared(column, value, names) for column, value in said)
    return Stored(row.row_key, values, normals, row, facts)


def _as_words(column: Column, value: Any, names: Names) -> Any:
    if column.refers is Refers.FUND:
        return "" if value is None else names.fund_names[value]
    if column.refers is Refers.PEOPLE:
        return tuple(names.codes[one] for one in value) if isinstance(value, tuple) else names.codes[value]
    return value
