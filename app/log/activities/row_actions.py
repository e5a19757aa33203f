"""Writes of rows beside the log: kinds that are recorded, corrected and withdrawn in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app.core.actor import Actor, Correction
from app.extensions import db
from app.log.activities.actions import new_row_key, refuse_stale
from app.log.activities.actions import withdraw as withdraw_row
from app.log.activities.mapping import columns_of
from app.office.trail import actions as trail
from app.office.trail.models import Recorded

Row = TypeVar("Row", bound=Recorded)
Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Written(Generic[Row, Facts]):
    """A write that was made: `old` is None for a new row, `new` for a withdrawn one.

    `imported`: it comes from a workbook of old books, which was compared as a whole.
    """

    row: Row
    old: Facts | None
    new: Facts | None
    actor: Actor
    today: date
    reason: str = ""
    imported: bool = False


@dataclass(frozen=True, slots=True)
class RowKind(Generic[Row, Facts]):
    """A kind of row and its writes.

    `action` is what the trail calls the kind, such as `commitments.plan_item`. `check` takes the union's id,
    facts and the day and raises Refused for what cannot be. `columns` says what the table keeps; without it,
    the columns that have the names of facts. `prepare` takes the union's id, the row (None for a new one),
    the facts and whether they are imported: it refuses what depends on other rows, and adds columns that the
    facts do not say. `after` does what follows from a write, before the trail notes it; `noted` completes
    what the trail keeps of it.
    """

    model: type[Row]
    action: str
    columns: Callable[[int, Facts], Mapping[str, Any]] | None = None
    check: Callable[[int, Facts, date], None] = lambda _unit_id, _facts, _today: None
    prepare: Callable[[int, Row | None, Facts, bool], Mapping[str, Any]] = lambda *_write: {}
    after: Callable[[Written[Row, Facts]], None] = lambda _written: None
    noted: Callable[[Written[Row, Facts], trail.Changes], trail.Changes] = lambda _written, changes: changes
    #: What the trail calls a new row, and the row that its lines are about.
    recorded: str = "recorded"
    subject: Callable[[Row], str] = lambda row: f"{row.__tablename__}/{row.id}"

    def record(
        self,
        unit_id: int,
        facts: Facts,
        actor: Actor,
        today: date,
        *,
        row_key: str | None = None,
        imported: bool = False,
    ) -> Row:
        """Put a new row into the books. Raises Refused."""
        self.check(unit_id, facts, today)
        columns = {**self._columns(unit_id, facts), **self.prepare(unit_id, None, facts, imported)}
        row = self.model(
            unit_id=unit_id,
            row_key=row_key or new_row_key(),
            recorded_by_id=actor.user_id,
            recorded_by=actor.name,
            **columns,
        )
        db.session.add(row)
        db.session.flush()
        written = Written(row, None, facts, actor, today, imported=imported)
        self._finish(written, self.recorded, trail.changed(None, facts))
        return row

    def correct(self, row: Row, old: Facts, new: Facts, by: Correction) -> None:
        """Give a row new facts. Raises Refused, Stale."""
        refuse_stale(row, by.version)
        self.check(row.unit_id, new, by.today)
        more = self.prepare(row.unit_id, row, new, by.imported)
        for name, value in {**self._columns(row.unit_id, new), **more}.items():
            setattr(row, name, value)
        db.session.flush()
        written = Written(row, old, new, by.actor, by.today, by.reason, by.imported)
        self._finish(written, "corrected", trail.changed(old, new))

    def rename(
        self, unit_id: int, rows: Sequence[tuple[Row, Facts, Facts]], actor: Actor, reason: str
    ) -> None:
        """Give rows (row, old, new facts) another name of what they name; they are not checked again."""
        for row, _, new in rows:
            for name, value in self._columns(unit_id, new).items():
                setattr(row, name, value)
        db.session.flush()
        action = f"{self.action}.corrected"
        notes = [
            trail.Noted(action, self.subject(row), trail.changed(old, new), reason) for row, old, new in rows
        ]
        trail.note_all(unit_id, actor, notes)

    def withdraw(self, row: Row, actor: Actor, today: date, reason: str, version: int | None = None) -> None:
        """Take a row out of every list and count. Raises Refused without a reason, Stale."""
        withdraw_row(row, reason, version)
        db.session.flush()
        self._finish(Written(row, None, None, actor, today, reason), "withdrawn", {})

    def _columns(self, unit_id: int, facts: Facts) -> Mapping[str, Any]:
        return self.columns(unit_id, facts) if self.columns else columns_of(self.model, facts)

    def _finish(self, written: Written[Row, Facts], done: str, changes: trail.Changes) -> None:
        self.after(written)
        row, values = written.row, self.noted(written, changes)
        action, subject = f"{self.action}.{done}", self.subject(row)
        trail.note(row.unit_id, written.actor, action, subject, values, written.reason)
