"""Selects of recurring activities. A union has a handful: lists read all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.life.events.facts import Category
from app.life.series.facts import MONTHS, SeriesFacts, due_days
from app.life.series.models import EventSeries, SeriesOccurrence
from app.listing import sorted_by, texts_match
from app.log.activities.models import Activity
from app.log.activities.queries import activity
from app.log.activities.row_queries import RowReads


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence: held (`entry`), not held (`is_skipped`), or still open (neither)."""

    day: date
    entry: Activity | None = None
    is_skipped: bool = False

    @property
    def is_open(self) -> bool:
        return self.entry is None and not self.is_skipped


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series with its occurrences of a year; `missed` are past and still open."""

    id: int
    facts: SeriesFacts
    occurrences: tuple[Occurrence, ...]
    missed: int

    @property
    def settled(self) -> int:
        return sum(not one.is_open for one in self.occurrences)

    @property
    def next_open(self) -> date | None:
        """The first day of the year that is still to be ticked off."""
        return next((one.day for one in self.occurrences if one.is_open), None)


SERIES_ORDERS: dict[str, Callable[[SeriesLine], Any]] = {
    "title": lambda one: (word_order_key(one.facts.title), one.id),
    "category": lambda one: (word_order_key(one.facts.category.label), one.id),
    "cadence": lambda one: (MONTHS[one.facts.cadence], one.id),
    "settled": lambda one: (one.settled, one.id),
    "missed": lambda one: (one.missed, one.id),
    "next": lambda one: (one.next_open or date.max, one.id),
}


_READS = RowReads(EventSeries, SeriesFacts)
series, series_facts = _READS.one, _READS.facts_of


def series_lines(
    unit_id: int,
    year: int,
    today: date,
    sort: str = "next",
    *,
    words: str = "",
    category: Category | None = None,
) -> list[SeriesLine]:
    """The union's live series with their occurrences of a year, as of `today`; two statements."""
    rows = db.session.scalars(_READS.live(unit_id)).all()
    ticked = db.session.execute(_ticked(unit_id, year)).all()
    found = []
    for row, facts in ((row, series_facts(row)) for row in rows):
        if texts_match(words, facts.title, facts.place) and category in (None, facts.category):
            occurrences = _occurrences(facts, year, [one for one in ticked if one[0].series_id == row.id])
            missed = sum(one.is_open and one.day <= today for one in occurrences)
            found.append(SeriesLine(row.id, facts, occurrences, missed))
    return sorted_by(found, SERIES_ORDERS, sort)


def occurrences_of(row: EventSeries, year: int) -> tuple[Occurrence, ...]:
    """The occurrences of a series in a year, with those ticked off before a correction; one statement."""
    ticked = db.session.execute(_ticked(row.unit_id, year).where(EventSeries.id == row.id)).all()
    return _occurrences(series_facts(row), year, ticked)


def entry_of(row: EventSeries, occurrence: SeriesOccurrence) -> Activity | None:
    """The log entry of an occurrence, withdrawn or not."""
    return activity(row.unit_id, occurrence.activity_id) if occurrence.activity_id else None


def _ticked(unit_id: int, year: int) -> Select[SeriesOccurrence, Activity]:
    days = SeriesOccurrence.due_on.between(date(year, 1, 1), date(year, 12, 31))
    return (
        select(SeriesOccurrence, Activity)
        .join(EventSeries, EventSeries.id == SeriesOccurrence.series_id)
        .outerjoin(Activity, Activity.id == SeriesOccurrence.activity_id)
        .where(EventSeries.unit_id == unit_id, days)
    )


def _occurrences(facts: SeriesFacts, year: int, ticked: Sequence[Any]) -> tuple[Occurrence, ...]:
    known = {
        occurrence.due_on: Occurrence(occurrence.due_on, entry, entry is None)
        for occurrence, entry in ticked
        # An occurrence whose entry was withdrawn is open again.
        if entry is None or entry.withdrawn_at is None
    }
    days = sorted({*due_days(facts, year), *known})
    return tuple(known.get(day, Occurrence(day)) for day in days)
