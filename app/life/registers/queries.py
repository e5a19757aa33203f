"""What registers share: a register that nobody keeps is not read, each other one by one statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select

from app.books.entries.reads import EntryReads
from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import END, entries_read, touching

Facts = TypeVar("Facts")


def kinds_kept(reading: Reading) -> frozenset[str]:
    """The kinds of the log of which the union has a live entry; one statement."""
    return frozenset(numbers_kept(reading.unit.id))


def numbers_kept(unit_id: int) -> dict[str, int]:
    """How many live entries each kind of the log has; one statement."""
    counted = select(Activity.kind, func.count()).where(live(unit_id)).group_by(Activity.kind)
    return {row[0]: row[1] for row in db.session.execute(counted)}


def _until_then(entry: Any, _own: Any) -> ColumnElement[bool]:
    """Those that began up to the last day of the reading."""
    found: ColumnElement[bool] = entry.starts_on <= END
    return found


def register_read(
    kind: str, reads: EntryReads[Facts], *, from_beginning: bool = False
) -> Callable[[Reading], tuple[LoggedEntry[Facts], ...]]:
    """What reads a register's live entries, by day; one statement at most.

    Those that touch the days of the reading, or all up to its last day.
    """
    which = _until_then if from_beginning else touching

    def read(reading: Reading) -> tuple[LoggedEntry[Facts], ...]:
        if kind not in reading.of(kinds_kept):
            return ()
        return entries_read(reading, reads.side, reads.facts_of, which=which)

    return read
