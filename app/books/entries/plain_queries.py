"""Entries of a period as plain values, for readers of hundreds of them that write none."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, and_, bindparam, select

from app.extensions import Model, db
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity

#: The columns of an entry's facts, and its id; who recorded it and its search text are not read.
_COLUMNS = ("id", *(field.name for field in fields(EntryFacts) if field.name in Activity.__table__.c))


def plain_entries(
    side: type[Model], unit_id: int, start: date, end: date, *, by_year: bool = False
) -> Iterator[tuple[Any, Any]]:
    """The union's live entries of one kind whose first day lies in start–end (inclusive), by day.

    `by_year`: those whose year, or other period, shares a day with it. Each is a pair of named tuples: the
    `_COLUMNS` of an `Activity`, and its side table. One statement.
    """
    plain = _plain(side, by_year)
    rows = db.session.execute(plain.query, {"unit_id": unit_id, "start": start, "end": end})
    for row in rows:
        yield plain.activity(row[: len(_COLUMNS)]), plain.side(row[len(_COLUMNS) :])


@dataclass(frozen=True, slots=True)
class _Plain:
    """One kind's select, and the makers of named tuples for the two halves of its rows."""

    query: Select[*tuple[Any, ...]]
    activity: Callable[[Any], Any]
    side: Callable[[Any], Any]


@cache
def _plain(side: type[Model], by_year: bool) -> _Plain:
    """Built once for each kind, over tables: as many rows of the ORM cost more than all else of a report."""
    entry, own = Activity.__table__.c, side.__table__.c
    start, end = bindparam("start", type_=Date), bindparam("end", type_=Date)
    if by_year:
        wanted = and_(own.period_start <= end, own.period_end >= start)
    else:
        wanted = entry.starts_on.between(start, end)
    query = (
        select(*(entry[name] for name in _COLUMNS), *own)
        .where(own.activity_id == entry.id, entry.unit_id == bindparam("unit_id"))
        .where(entry.withdrawn_at.is_(None), wanted)
        .order_by(entry.starts_on, entry.id)
    )
    return _Plain(query, _named("activity", _COLUMNS), _named("side", own.keys()))


def _named(what: str, names: Sequence[str]) -> Callable[[Any], Any]:
    made: Any = namedtuple(what, names)  # type: ignore[misc] # the names are the table's
    return made._make
