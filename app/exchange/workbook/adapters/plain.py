"""Adapters between sheets and features: books to workbook rows, and file rows to facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.keys import comparison_text
from app.exchange.workbook.comparing.plans import Pair, Stored
from app.exchange.workbook.layout import Column, Refers, Sheet
from app.exchange.workbook.queries import Names, withdrawn_rows
from app.exchange.workbook.reading.rows import Row


class SheetAdapter(Protocol):
    """Reads the rows of one sheet from the books, and writes new and changed ones."""

    @property
    def sheet(self) -> Sheet: ...

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        """Every live row in the order it was recorded."""

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:
        """Keys of rows withdrawn on screen; `entries`: keys of withdrawn log entries, by kind."""

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        """Record rows that are new."""

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        """Correct rows that the file has changed."""


@dataclass(frozen=True, slots=True)
class PlainAdapter:
    """A sheet whose columns are the fields of one feature's facts.

    `stored_in`: the table of its rows, or the kind of log entry. `moves_money`: the feature's actions post
    money; imports pass `imported=True`, which allows a balance below zero in old books.
    """

    sheet: Sheet
    facts: type[Any]
    stored_in: type[Any] | str
    read: Callable[[int], Sequence[tuple[Any, Any]]]
    record: Callable[..., Any]
    correct: Callable[..., None]
    moves_money: bool = False

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        return [
            stored_row(self.sheet, row, facts, field_getter(facts), names)
            for row, facts in self.read(unit_id)
        ]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:
        if isinstance(self.stored_in, str):
            return entries.get(self.stored_in, set())
        return withdrawn_rows(unit_id, self.stored_in)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        for row in rows:
            with task.row(self.sheet, row):
                facts = self.facts(**row_fields(self.sheet, row, task.names))
                self.record(task.unit.id, facts, task.actor, task.today, row_key=row.key, **self._options())

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            with task.row(self.sheet, pair.row):
                new = self.facts(**row_fields(self.sheet, pair.row, task.names))
                old = pair.stored
                self.correct(old.row, old.facts, new, task.actor, task.today, task.reason, **self._options())

    def _options(self) -> dict[str, bool]:
        return {"imported": True} if self.moves_money else {}


def row_fields(sheet: Sheet, row: Row, names: Names) -> dict[str, Any]:
    """The values of a row by column name, references as ids of the books."""
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


def field_getter(*facts: Any) -> Callable[[str], Any]:
    """A function that returns a field by column name, from the first of the facts that has it."""

    def get(name: str) -> Any:
        return next(getattr(one, name) for one in facts if hasattr(one, name))

    return get


def stored_row(sheet: Sheet, row: Any, facts: Any, get: Callable[[str], Any], names: Names) -> Stored:
    """A row of the books with the values of the workbook."""
    values = tuple(_as_words(column, get(column.name), names) for column in sheet.columns)
    cells = zip(sheet.columns, values, strict=True)
    normals = tuple(comparison_text(column, value, names) for column, value in cells)
    return Stored(row.row_key, values, normals, row, facts)


def _as_words(column: Column, value: Any, names: Names) -> Any:
    if column.refers is Refers.FUND:
        return "" if value is None else names.fund_names[value]
    if column.refers is Refers.PEOPLE:
        return tuple(names.codes[one] for one in value) if isinstance(value, tuple) else names.codes[value]
    return value
