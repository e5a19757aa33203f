"""Entries of the log as figures read them: plain values, one statement a kind."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, or_, select

from app.extensions import db
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity, OfEntry
from app.log.activities.queries import UNIT_ID, members_named
from app.log.figures.facts import LoggedEntry, Reading

Facts = TypeVar("Facts")
#: The columns of an entry's facts, and its id; who recorded it and its search text are not read.
_COLUMNS = ("id", *(field.name for field in fields(EntryFacts) if field.name in Activity.__table__.c))


#: The first and the last day of a reading in statements that are built once.
START, END = bindparam("start", type_=Date), bindparam("end", type_=Date)
#: Which entries of a kind a reading asks for: a condition on the columns of the log and of the side table.
Which = Callable[[Any, Any], ColumnElement[bool]]


def touching(entry: Any, _own: Any) -> ColumnElement[bool]:
    """Those that began in the days of the reading, or lasted from before on."""
    return or_(entry.starts_on.between(START, END), and_(entry.starts_on < START, entry.ends_on >= START))


def by_period(_entry: Any, own: Any) -> ColumnElement[bool]:
    """Those whose year, or other period, touches the days of the reading."""
    return and_(own.period_start <= END, own.period_end >= START)


def named(reading: Reading) -> dict[int, tuple[int, ...]]:
    """LoggedEntry id → ids of the members it names, in order."""
    return members_named(reading.unit.id)


def entries_read(
    reading: Reading,
    side: type[OfEntry],
    facts: Callable[[Any, Any, tuple[int, ...]], Facts],
    *,
    which: Which = touching,
    names: bool = True,
) -> tuple[LoggedEntry[Facts], ...]:
    """The union's live entries of one kind that the days of the reading ask for, by day; one statement.

    `facts` takes the columns of an entry, those of its row in the side table, and the members named, if the
    kind `names` any. Those that lasted from before the reading on are among them, unless `which` says others.
    """
    plain = _plain(side, which)
    members = reading.of(named) if names else {}
    days = {"unit_id": reading.unit.id, "start": reading.since, "end": reading.until}
    count, found = len(_COLUMNS), []
    for row in db.session.execute(plain.query, days).all():
        entry = plain.activity(row[:count])
        ours = members.get(entry.id, ())
        found.append(LoggedEntry(entry.id, facts(entry, plain.side(row[count:]), ours), ours))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Plain:
    """One kind's select, and the makers of named tuples for the two halves of its rows."""

    query: Select[*tuple[Any, ...]]
    activity: Callable[[Any], Any]
    side: Callable[[Any], Any]


@cache
def _plain(side: type[OfEntry], which: Which) -> _Plain:
    """Built once for each kind, over tables: as many rows of the ORM cost more than all else of a report."""
    entry, own = Activity.__table__.c, side.__table__.c
    query = (
        select(*(entry[name] for name in _COLUMNS), *own)
        .where(own.activity_id == entry.id, entry.unit_id == UNIT_ID)
        .where(entry.withdrawn_at.is_(None), which(entry, own))
        .order_by(entry.starts_on, entry.id)
    )
    return _Plain(query, _named("activity", _COLUMNS), _named("side", own.keys()))


def _named(what: str, names: Sequence[str]) -> Callable[[Any], Any]:
    made: Any = namedtuple(what, names)  # type: ignore[misc] # the names are the table's
    return made._make
