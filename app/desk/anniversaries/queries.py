"""Selects of days that come every year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.word_order import word_order_key
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.models import Anniversary
from app.desk.anniversaries.rules import coming
from app.extensions import db
from app.listing import holds
from app.office.units.models import Unit


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that comes every year: when next, and how many years it will be then; None where unknown."""

    id: int
    facts: AnniversaryFacts
    next_on: date | None
    years: int | None


#: A lunar day and one of the sun do not compare: those of the lunar calendar come last.
DAY_ORDERS: dict[str, Callable[[DayLine], Any]] = {
    "name": lambda one: (word_order_key(one.facts.name), one.id),
    "day": lambda one: (one.facts.is_lunar, one.facts.month, one.facts.day, one.id),
    "year": lambda one: (one.facts.year or 0, one.id),
    "next": lambda one: (one.next_on or date.max, one.id),
    "years": lambda one: (one.years or 0, one.id),
}


def day_lines(unit_id: int, today: date, sort: str, words: str = "") -> list[DayLine]:
    """The live days whose names hold the words, as they come after `today`; one statement.

    KeyError for a sort order that is not of `DAY_ORDERS`, descending with a leading `-`.
    """
    found = [
        DayLine(row.id, facts, *(coming(facts, today) or (None, None)))
        for row, facts in anniversaries_of(unit_id)
        if holds(words, facts.name)
    ]
    return sorted(found, key=DAY_ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def anniversaries_of(unit_id: int) -> list[tuple[Anniversary, AnniversaryFacts]]:
    """Every live day with what it says, through the year, those of the lunar calendar last; one statement."""
    query = select(Anniversary).where(Anniversary.unit_id == unit_id, Anniversary.withdrawn_at.is_(None))
    order = (Anniversary.is_lunar, Anniversary.month, Anniversary.day, Anniversary.id)
    return [(row, anniversary_facts(row)) for row in db.session.scalars(query.order_by(*order))]


def anniversary(unit_id: int, row_id: int) -> tuple[Anniversary, AnniversaryFacts] | None:
    """A day of this union, withdrawn or not, with what it says; or None."""
    row = db.session.scalar(
        select(Anniversary).where(Anniversary.unit_id == unit_id, Anniversary.id == row_id)
    )
    return (row, anniversary_facts(row)) if row else None


def anniversary_facts(row: Anniversary) -> AnniversaryFacts:
    """What a day says."""
    return AnniversaryFacts(row.name, row.day, row.month, row.year, row.is_lunar)


def units_without_days() -> Sequence[int]:
    """The unions that never had a day: those of an installation that is older than the list."""
    has_some = select(Anniversary.id).where(Anniversary.unit_id == Unit.id).exists()
    return db.session.scalars(select(Unit.id).where(~has_some).order_by(Unit.id)).all()
