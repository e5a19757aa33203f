"""Record, correct, withdraw: what every kind of entry with a side table does in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from app.activities import actions as log
from app.activities.facts import EntryFacts, Kind
from app.activities.models import Activity
from app.cashbook import actions as cashbook
from app.core.actor import Actor
from app.extensions import Model, db
from app.trail import actions as trail


class SaysEntry(Protocol):
    """Facts that know what they put into the log."""

    def entry(self) -> EntryFacts: ...


Changes = Mapping[str, tuple[Any, Any]]
Facts = TypeVar("Facts", bound=SaysEntry)


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[Facts]):
    """A kind of the log and its writes.

    `side` is its side table, whose columns bear the names of the facts; `feature` the one that keeps it;
    `check` raises Refused for facts that cannot be.
    """

    kind: Kind
    side: type[Model]
    feature: str
    check: Callable[[Facts], None] = lambda _facts: None

    def record(
        self,
        unit_id: int,
        facts: Facts,
        actor: Actor,
        today: date,
        *,
        row_key: str | None = None,
        allow_negative: bool = False,
    ) -> Activity:
        """Put an entry into the log and pay it from its fund, if it names one.

        Raises Refused when the fund lacks the money, unless `allow_negative` (an import of old books).
        """
        self.check(facts)
        activity = log.add(unit_id, self.kind, facts.entry(), actor, row_key)
        side = self.side(activity_id=activity.id)
        _fill(side, facts)
        db.session.add(side)
        if activity.fund_id is not None:
            cashbook.settle_payment(activity, actor, today, allow_negative=allow_negative)
        self._note(activity, actor, "recorded", trail.changed(None, facts))
        return activity

    def correct(
        self,
        activity: Activity,
        old: Facts,
        new: Facts,
        actor: Actor,
        today: date,
        reason: str,
        *,
        version: int | None = None,
        allow_negative: bool = False,
    ) -> None:
        """Give an entry new facts; a changed payment is reversed and posted again. Raises Refused, Stale.

        `version` is the one that the officer saw; None for an import, which has compared by itself.
        """
        self.check(new)
        log.change(activity, new.entry(), version)
        _fill(db.session.get_one(self.side, activity.id), new)
        cashbook.settle_payment(activity, actor, today, reason, allow_negative=allow_negative)
        self._note(activity, actor, "corrected", trail.changed(old, new), reason)

    def withdraw(
        self, activity: Activity, actor: Actor, today: date, reason: str, version: int | None = None
    ) -> None:
        """Withdraw an entry; its payment is reversed. Raises Refused without a reason, Stale."""
        log.withdraw(activity, reason, version)
        cashbook.settle_payment(activity, actor, today, reason)
        self._note(activity, actor, "withdrawn", {}, reason)

    def _note(self, activity: Activity, actor: Actor, done: str, changes: Changes, reason: str = "") -> None:
        action = f"{self.feature}.{self.kind}.{done}"
        trail.note(activity.unit_id, actor, action, f"activities/{activity.id}", changes, reason)


def _fill(side: Model, facts: SaysEntry) -> None:
    for column in side.__table__.columns:
        if not column.primary_key:
            setattr(side, column.key, getattr(facts, column.key))
