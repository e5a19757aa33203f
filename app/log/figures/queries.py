"""Entries of the log as figures read them: plain values, one statement a kind."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, and_, bindparam, or_, select

from app.extensions import Model, db
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity
from app.log.activities.queries import members_named
from app.log.figures.facts import LoggedEntry, Reading

Facts = TypeVar("Facts")
#: The columns of an entry's facts, and its id; who recorded it and its search text are not read.
_COLUMNS = ("id", *(field.name for field in fields(EntryFacts) if field.name in Activity.__table__.c))


def named(reading: Reading) -> dict[int, tuple[int, ...]]:
    """LoggedEntry id → ids of the members it names, in order."""
    return members_named(reading.unit.id)


def entries_read(
    reading: Reading,
    side: type[Model],
    facts: Callable[[Any, Any, tuple[int, ...]], Facts],
    *,
    by_period: bool = False,
) -> tuple[LoggedEntry[Facts], ...]:
    """The union's live entries of one kind that touch the days of the reading, by day; one statement.

    `facts` takes the columns of an entry, those of its row in the side table, and the members named. Those
    that lasted from before the reading on are among them. `by_period`: those whose year, or other period,
    touches the days.
    """
    plain = _plain(side, by_period)
    members = reading.of(named)
    rows = db.session.execute(
        plain.query, {"unit_id": reading.unit.id, "start": reading.since, "end": reading.until}
    )
    found = []
    for row in rows:
        entry = plain.activity(row[: len(_COLUMNS)])
        ours = members.get(entry.id, ())
        found.append(LoggedEntry(entry.id, facts(entry, plain.side(row[len(_COLUMNS) :]), ours), ours))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Plain:
    """One kind's select, and the makers of named tuples for the two halves of its rows."""

    query: Select[*tuple[Any, ...]]
    activity: Callable[[Any], Any]
    side: Callable[[Any], Any]


@cache
def _plain(side: type[Model], by_period: bool) -> _Plain:
    """Built once for each kind, over tables: as many rows of the ORM cost more than all else of a report."""
    entry, own = Activity.__table__.c, side.__table__.c
    start, end = bindparam("start", type_=entry.starts_on.type), bindparam("end", type_=entry.starts_on.type)
    lasted = and_(entry.starts_on < start, entry.ends_on >= start)
    touches = or_(entry.starts_on.between(start, end), lasted)
    if by_period:
        touches = and_(own.period_start <= end, own.period_end >= start)
    query = (
        select(*(entry[name] for name in _COLUMNS), *own)
        .where(own.activity_id == entry.id, entry.unit_id == bindparam("unit_id"))
        .where(entry.withdrawn_at.is_(None), touches)
        .order_by(entry.starts_on, entry.id)
    )
    return _Plain(query, _named("activity", _COLUMNS), _named("side", own.keys()))


def _named(what: str, names: Sequence[str]) -> Callable[[Any], Any]:
    made: Any = namedtuple(what, names)  # type: ignore[misc] # the names are the table's
    return made._make
