"""Adapters between sheets and features: books to workbook rows, and file rows to facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.core.actor import Correction
from app.core.years.working import year_text
from app.exchange.workbook.adapters.task import Task
from app.exchange.workbook.comparing.keys import as_named_today, comparison_text
from app.exchange.workbook.comparing.plans import Pair, Stored
from app.exchange.workbook.layout import Column, Refers, Sheet
from app.exchange.workbook.queries import Names, withdrawn_rows
from app.exchange.workbook.reading.rows import Row
from app.web.features import WorkbookSheet


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
    """A sheet whose columns are the facts of one feature.

    Writes with `imported=True`: old books may hold a balance below zero, and the import looks for what is
    there twice by itself.
    """

    sheet: Sheet
    declared: WorkbookSheet

    def stored(self, unit_id: int, names: Names) -> list[Stored]:
        return [
            stored_row(self.sheet, row, facts, field_getter(facts), names)
            for row, facts in self.declared.read(unit_id)
        ]

    def withdrawn(self, unit_id: int, entries: Mapping[str, set[str]]) -> set[str]:
        kept_in = self.declared.kept_in
        return entries.get(kept_in, set()) if isinstance(kept_in, str) else withdrawn_rows(unit_id, kept_in)

    def add(self, task: Task, rows: Sequence[Row]) -> None:
        for row in rows:
            with task.row(self.sheet, row):
                facts = self.facts(row, task.names)
                self.declared.record(
                    task.unit.id, facts, task.actor, task.today, row_key=row.key, imported=True
                )

    def change(self, task: Task, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            with task.row(self.sheet, pair.row):
                old = pair.stored
                # What has no column stays as it is.
                new = replace(old.facts, **self.fields(pair.row, task.names))
                self.declared.correct(
                    old.row, old.facts, new, Correction(task.actor, task.today, task.reason, imported=True)
                )

    def facts(self, row: Row, names: Names) -> Any:
        """What a new row says."""
        return self.declared.facts(**self.fields(row, names))

    def fields(self, row: Row, names: Names) -> dict[str, Any]:
        """The facts that the row has columns for."""
        return row_fields(self.sheet, row, names)


def row_fields(sheet: Sheet, row: Row, names: Names) -> dict[str, Any]:
    """The values of a row by column name, references as ids of the books."""
    cells = zip(sheet.columns, row.values, strict=True)
    return {column.name: _as_id(column, value, names) for column, value in cells}


def _as_id(column: Column, value: Any, names: Names) -> Any:
    if column.refers is Refers.FUND:
        return names.fund_id(value)
    if column.refers is Refers.PEOPLE:
        if isinstance(value, tuple):
            return tuple(names.people[code] for code in value)
        return names.people[value] if value else None
    if column.refers in (Refers.SECTION, Refers.FIGURE):
        return as_named_today(column, value, names)
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
        if isinstance(value, tuple):
            return tuple(names.codes[one] for one in value)
        return "" if value is None else names.codes[value]
    return year_text(value, names.working_year) if column.refers is Refers.YEAR else value
