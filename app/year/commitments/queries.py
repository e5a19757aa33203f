"""Selects of commitments, of the plan and of the officer's paragraphs.

A union writes some tens of these a year: lists read all, then search and sort in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from app.core.periods import Period
from app.extensions import db
from app.life.events.facts import Category
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.mapping import facts_from
from app.office.units.models import Unit
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.rules import Score, score
from app.year.figures.queries import gather
from app.year.figures.record import Record
from app.year.figures.rules import RETIRED, Measure, Way, words_of
from app.year.plan.models import PlanItem
from app.year.statements.models import Statement

Row = TypeVar("Row", Commitment, PlanItem, Statement)


Key = Callable[[tuple[Any, Any]], Any]


COMMITMENT_ORDERS: dict[str, Key] = {
    "year": lambda found: (found[1].period_end, found[1].period_start),
    "position": lambda found: found[1].position or 0,
}


def commitments_of(unit_id: int) -> list[tuple[Commitment, CommitmentFacts]]:
    """Every live commitment, in the order they were recorded; two statements."""
    return [(row, commitment_facts(row)) for row in live_rows(Commitment, unit_id)]


def score_so_far(unit: Unit, row: Commitment, facts: CommitmentFacts, today: date) -> Score:
    """The commitment scored by the record of its year up to `today`; the selects of `figures.gather`."""
    return score(row.id, facts, measure_of(row), record_of_year(unit, facts.period, today))


def record_of_year(unit: Unit, year: Period, today: date) -> Record:
    """The record of a year, or other period, up to `today`; the whole of it once it is over."""
    return gather(unit, year, min(max(today, year.start), year.end))


def page_of_commitments(
    unit_id: int, page: int, *, words: str = "", year: Period | None = None, sort: str = "-year"
) -> Page[tuple[Commitment, CommitmentFacts]]:
    """A page of the union's commitments of this year, or of parts of it, by their number."""
    found = [
        (row, facts)
        for row, facts in commitments_of(unit_id)
        if (year is None or facts.period.within(year))
        and texts_match(words, facts.content, facts.measure, facts.note, facts.year)
    ]
    found.sort(key=lambda one: (one[1].position or 0, one[0].id))
    return page_of_rows(found, page, COMMITMENT_ORDERS, sort)


def commitment(unit_id: int, row_id: int) -> tuple[Commitment, CommitmentFacts] | None:
    """A commitment of this union, withdrawn or not, with its facts; or None."""
    row = one_row(Commitment, unit_id, row_id)
    return (row, commitment_facts(row)) if row else None


def commitment_facts(row: Commitment) -> CommitmentFacts:
    """The facts of a commitment."""
    return facts_from(CommitmentFacts, row, measure=_measure_words(row))


def measure_of(row: Commitment) -> Measure | None:
    """The measure of the commitment; None if an officer states the result."""
    if not row.measure:
        return None
    category = Category(row.measure_category) if row.measure_category else None
    return Measure(Way(row.measure), tuple(one.fund_id for one in row.measured_funds), category)


def _measure_words(row: Commitment) -> str:
    """The measure in words, with present names of funds; retired ones are marked."""
    measure = measure_of(row)
    if measure is None:
        return ""
    funds = [one.fund for one in row.measured_funds]
    return words_of(measure.way, [fund.name + RETIRED * fund.retired for fund in funds], measure.category)


def live_rows(model: type[Row], unit_id: int) -> Sequence[Row]:
    query = select(model).where(model.unit_id == unit_id, model.withdrawn_at.is_(None))
    return db.session.scalars(query.order_by(model.id)).all()


def one_row(model: type[Row], unit_id: int, row_id: int) -> Row | None:
    return db.session.scalar(select(model).where(model.unit_id == unit_id, model.id == row_id))
