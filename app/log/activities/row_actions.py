"""Writes of recorded rows outside the log, which move no money: record, correct, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from app.core.actor import Actor
from app.extensions import Model, db
from app.log.activities.actions import new_row_key, refuse_stale
from app.log.activities.actions import withdraw as withdraw_row
from app.office.trail import actions as trail

Row = TypeVar("Row", bound=Model)
Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class RowKind(Generic[Row, Facts]):
    """A kind of row and its writes; `columns` checks facts and gives the values of the columns.

    `action` is the kind in the trail, such as `commitments.plan_item`.
    """

    model: type[Row]
    action: str
    columns: Callable[[int, Facts], dict[str, Any]]

    def record(
        self,
        unit_id: int,
        facts: Facts,
        actor: Actor,
        today: date,  # noqa: ARG002 - the signature of every `record`
        *,
        row_key: str | None = None,
    ) -> Row:
        """Add a row. Raises Refused."""
        row: Any = self.model(
            unit_id=unit_id,
            row_key=row_key or new_row_key(),
            recorded_by_id=actor.user_id,
            recorded_by=actor.name,
            **self.columns(unit_id, facts),
        )
        db.session.add(row)
        db.session.flush()
        self._note(row, actor, "recorded", trail.changed(None, facts))
        found: Row = row
        return found

    def correct(
        self,
        row: Any,
        old: Facts,
        new: Facts,
        actor: Actor,
        today: date,  # noqa: ARG002
        reason: str,
        *,
        version: int | None = None,
    ) -> None:
        """Give a row new facts; `version` is the one that the user saw. Raises Refused, Stale."""
        refuse_stale(row, version)
        for name, value in self.columns(row.unit_id, new).items():
            setattr(row, name, value)
        db.session.flush()
        self._note(row, actor, "corrected", trail.changed(old, new), reason)

    def withdraw(
        self,
        row: Any,
        actor: Actor,
        today: date,  # noqa: ARG002
        reason: str,
        version: int | None = None,
    ) -> None:
        """Withdraw a row. Raises Refused without a reason, Stale."""
        withdraw_row(row, reason, version)
        db.session.flush()
        self._note(row, actor, "withdrawn", {}, reason)

    def _note(self, row: Any, actor: Actor, done: str, changes: dict[str, Any], reason: str = "") -> None:
        subject = f"{row.__tablename__}/{row.id}"
        trail.note(row.unit_id, actor, f"{self.action}.{done}", subject, changes, reason)
