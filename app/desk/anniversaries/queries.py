"""Selects of days that come every year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.texts.word_order import word_order_key
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.models import Anniversary
from app.desk.anniversaries.rules import coming
from app.extensions import db
from app.listing import sorted_by, texts_match
from app.log.activities.row_queries import RowReads
from app.office.units.models import Unit


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that comes every year, with its next date and the number of years then; None where unknown."""

    id: int
    facts: AnniversaryFacts
    next_on: date | None
    years: int | None


#: Lunar and solar days cannot be compared: lunar ones come last.
DAY_ORDERS: dict[str, Callable[[DayLine], Any]] = {
    "name": lambda one: (word_order_key(one.facts.name), one.id),
    "day": lambda one: (one.facts.is_lunar, one.facts.month, one.facts.day, one.id),
    "year": lambda one: (one.facts.year or 0, one.id),
    "next": lambda one: (one.next_on or date.max, one.id),
    "years": lambda one: (one.years or 0, one.id),
}


_READS = RowReads(Anniversary, AnniversaryFacts)
anniversary, anniversary_facts = _READS.one, _READS.facts_of


def day_lines(unit_id: int, today: date, sort: str, words: str = "") -> list[DayLine]:
    """The live days whose names contain the words, with their next dates after `today`; one statement.

    `sort`: a name of `DAY_ORDERS` (else KeyError), descending with a leading `-`.
    """
    found = [
        DayLine(row.id, facts, *(coming(facts, today) or (None, None)))
        for row, facts in anniversaries_of(unit_id)
        if texts_match(words, facts.name)
    ]
    return sorted_by(found, DAY_ORDERS, sort)


def anniversaries_of(unit_id: int) -> list[tuple[Anniversary, AnniversaryFacts]]:
    """Every live day with its facts, in the order of the year, lunar ones last; one statement."""
    order = (Anniversary.is_lunar, Anniversary.month, Anniversary.day, Anniversary.id)
    return [
        (row, anniversary_facts(row)) for row in db.session.scalars(_READS.live(unit_id).order_by(*order))
    ]


def units_without_days() -> Sequence[int]:
    """The unions that never had a day: those older than this feature."""
    has_some = select(Anniversary.id).where(Anniversary.unit_id == Unit.id).exists()
    return db.session.scalars(select(Unit.id).where(~has_some).order_by(Unit.id)).all()
