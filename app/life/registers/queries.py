"""What registers share: a register that nobody keeps is not read, each other one by one statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select

from app.extensions import Model, db
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import entries_read, named

Facts = TypeVar("Facts")
#: Before every entry.
_FIRST_DAY = date(1900, 1, 1)


def kinds_kept(reading: Reading) -> frozenset[str]:
    """The kinds of the log of which the union has a live entry; one statement."""
    return frozenset(db.session.scalars(select(Activity.kind).where(live(reading.unit.id)).distinct()))


def numbers_kept(unit_id: int) -> dict[str, int]:
    """How many live entries each kind of the log has; one statement."""
    counted = select(Activity.kind, func.count()).where(live(unit_id)).group_by(Activity.kind)
    return {row[0]: row[1] for row in db.session.execute(counted)}


def register_read(
    reading: Reading,
    kind: str,
    side: type[Model],
    facts: Callable[[Any, Any, tuple[int, ...]], Facts],
    *,
    from_beginning: bool = False,
) -> tuple[LoggedEntry[Facts], ...]:
    """A register's live entries that touch the days of the reading, or all up to its last day; by day."""
    if kind not in reading.of(kinds_kept):
        return ()
    if from_beginning:
        reading = Reading(reading.unit, _FIRST_DAY, reading.until, {named: reading.of(named)})
    return entries_read(reading, side, facts)
