"""Entries of a period as plain values, for who reads hundreds of them and writes none."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from app.extensions import Model, db
from app.log.activities.facts import EntryFacts
from app.log.activities.models import Activity

#: What an entry says, and its id; who recorded it and how it is searched for is not read.
_SAID = ("id", *(field.name for field in fields(EntryFacts) if field.name in Activity.__table__.c))


def plain_entries(side: type[Model], unit_id: int, start: date, end: date) -> Iterator[tuple[Any, Any]]:
    """The union's live entries of one kind whose first day lies in start–end (inclusive), by day.

    Each is a pair of named tuples: what an `Activity` says (`_SAID`), and its side table. One statement.
    """
    plain = _plain(side)
    rows = db.session.execute(plain.query, {"unit_id": unit_id, "start": start, "end": end})
    for row in rows:
        yield plain.activity(row[: len(_SAID)]), plain.side(row[len(_SAID) :])


@dataclass(frozen=True, slots=True)
class _Plain:
    """One kind's select, and what makes the two halves of its rows answer by name."""

    query: Select[*tuple[Any, ...]]
    activity: Callable[[Any], Any]
    side: Callable[[Any], Any]


@cache
def _plain(side: type[Model]) -> _Plain:
    """Made once for each kind, over tables: as many rows of the ORM cost more than all else of a report."""
    entry, own = Activity.__table__.c, side.__table__.c
    query = (
        select(*(entry[name] for name in _SAID), *own)
        .where(own.activity_id == entry.id, entry.unit_id == bindparam("unit_id"))
        .where(entry.withdrawn_at.is_(None), entry.starts_on.between(bindparam("start"), bindparam("end")))
        .order_by(entry.starts_on, entry.id)
    )
    return _Plain(query, _named("activity", _SAID), _named("side", own.keys()))


def _named(what: str, names: Sequence[str]) -> Callable[[Any], Any]:
    made: Any = namedtuple(what, names)  # type: ignore[misc] # the names are the table's
    return made._make
