"""Selects that every kind of row beside the log shares, each row with its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Select, select

from app.extensions import db
from app.log.activities.mapping import facts_from
from app.office.trail.models import Recorded

Row = TypeVar("Row", bound=Recorded)
Facts = TypeVar("Facts")


@dataclass(frozen=True)
class RowReads(Generic[Row, Facts]):
    """The selects of one kind."""

    model: type[Row]
    facts: type[Facts]

    def live(self, unit_id: int) -> Select[Row]:
        """The union's rows that are not withdrawn."""
        model = self.model
        return select(model).where(model.unit_id == unit_id, model.withdrawn_at.is_(None))

    def all(self, unit_id: int) -> list[tuple[Row, Facts]]:
        """Every live row in the order recorded; one statement."""
        rows = db.session.scalars(self.live(unit_id).order_by(self.model.id))
        return [(row, self.facts_of(row)) for row in rows]

    def one(self, unit_id: int, row_id: int) -> tuple[Row, Facts] | None:
        """A row of this union, withdrawn or not; or None."""
        model = self.model
        row = db.session.scalar(select(model).where(model.unit_id == unit_id, model.id == row_id))
        return (row, self.facts_of(row)) if row else None

    def facts_of(self, row: Row) -> Facts:
        """The facts of a row."""
        return facts_from(self.facts, row)
