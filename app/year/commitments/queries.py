"""Selects of commitments, of the plan and of the officer's paragraphs.

A union writes some tens of these a year: lists read them all and search and sort in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select

from app.core.periods import Period, parse_period
from app.extensions import db
from app.life.events.facts import Category
from app.listing import Page, holds, sliced
from app.office.units.models import Unit
from app.year.commitments.facts import CommitmentFacts, PlanFacts, StatementFacts, Topic
from app.year.commitments.models import Commitment, PlanItem, Statement
from app.year.commitments.rules import Score, score
from app.year.figures.queries import gather
from app.year.figures.record import Record
from app.year.figures.rules import RETIRED, Measure, Way, words_of

Row = TypeVar("Row", Commitment, PlanItem, Statement)
Said = TypeVar("Said")
Key = Callable[[tuple[Any, Any]], Any]

COMMITMENT_ORDERS: dict[str, Key] = {
    "year": lambda found: found[1].year,
    "position": lambda found: found[1].position or 0,
}
PLAN_ORDERS = COMMITMENT_ORDERS
STATEMENT_ORDERS: dict[str, Key] = {
    "period": lambda found: (found[0].period_end, found[0].period_start),
    "topic": lambda found: list(Topic).index(found[1].topic),
}


def commitments_of(unit_id: int) -> list[tuple[Commitment, CommitmentFacts]]:
    """Every live commitment, in the order they were recorded; two statements."""
    return [(row, commitment_facts(row)) for row in _live(Commitment, unit_id)]


def score_so_far(unit: Unit, row: Commitment, facts: CommitmentFacts, today: date) -> Score:
    """The commitment against what its year has brought up to `today`; the selects of `measures.gather`."""
    return score(row.id, facts, measure_of(row), record_of_year(unit, facts.year, today))


def record_of_year(unit: Unit, year: int, today: date) -> Record:
    """What a year has brought up to `today`: nothing yet of one to come, all of one that is over."""
    period = parse_period(str(year))
    return gather(unit, period, min(max(today, period.start), period.end))


def plan_items_of(unit_id: int) -> list[tuple[PlanItem, PlanFacts]]:
    """Every live line of the plans, in the order they were recorded; one statement."""
    return [(row, plan_facts(row)) for row in _live(PlanItem, unit_id)]


def statements_of(unit_id: int) -> list[tuple[Statement, StatementFacts]]:
    """Every live paragraph of the officer's, in the order they were recorded; one statement."""
    return [(row, statement_facts(row)) for row in _live(Statement, unit_id)]


def page_of_commitments(
    unit_id: int, page: int, *, words: str = "", year: int | None = None, sort: str = "-year"
) -> Page[tuple[Commitment, CommitmentFacts]]:
    """A page of the union's commitments, within a year by their number."""
    found = [
        (row, facts)
        for row, facts in commitments_of(unit_id)
        if year in (None, facts.year) and holds(words, facts.content, facts.measure, facts.note)
    ]
    found.sort(key=lambda one: (one[1].position or 0, one[0].id))
    return _page(found, page, COMMITMENT_ORDERS, sort)


def page_of_plan(
    unit_id: int, page: int, *, words: str = "", year: int | None = None, sort: str = "-year"
) -> Page[tuple[PlanItem, PlanFacts]]:
    """A page of the union's plans, within a year by their number."""
    found = [
        (row, facts)
        for row, facts in plan_items_of(unit_id)
        if year in (None, facts.year) and holds(words, facts.content, facts.target, facts.result)
    ]
    found.sort(key=lambda one: (one[1].position or 0, one[0].id))
    return _page(found, page, PLAN_ORDERS, sort)


def page_of_statements(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    topic: Topic | None = None,
    period: Period | None = None,
    sort: str = "-period",
) -> Page[tuple[Statement, StatementFacts]]:
    """A page of the officer's paragraphs, within a period by topic; `period` asks for its own two dates."""
    found = [
        (row, facts)
        for row, facts in statements_of(unit_id)
        if topic in (None, facts.topic)
        and (period is None or (row.period_start, row.period_end) == (period.start, period.end))
        and holds(words, facts.content, facts.topic.label, facts.period_text)
    ]
    found.sort(key=STATEMENT_ORDERS["topic"])
    return _page(found, page, STATEMENT_ORDERS, sort)


def commitment(unit_id: int, row_id: int) -> tuple[Commitment, CommitmentFacts] | None:
    """A commitment of this union, withdrawn or not, with what it says; or None."""
    row = _one(Commitment, unit_id, row_id)
    return (row, commitment_facts(row)) if row else None


def plan_item(unit_id: int, row_id: int) -> tuple[PlanItem, PlanFacts] | None:
    """A line of this union's plans, withdrawn or not, with what it says; or None."""
    row = _one(PlanItem, unit_id, row_id)
    return (row, plan_facts(row)) if row else None


def statement(unit_id: int, row_id: int) -> tuple[Statement, StatementFacts] | None:
    """A paragraph of this union's, withdrawn or not, with what it says; or None."""
    row = _one(Statement, unit_id, row_id)
    return (row, statement_facts(row)) if row else None


def commitment_facts(row: Commitment) -> CommitmentFacts:
    """What the commitment says."""
    return CommitmentFacts(
        year=row.year,
        content=row.content,
        position=row.position,
        target=None if row.target is None else Decimal(row.target),
        measure_unit=row.measure_unit,
        measure=_measure_words(row),
        done=None if row.done is None else Decimal(row.done),
        note=row.note,
    )


def measure_of(row: Commitment) -> Measure | None:
    """What the commitment is measured by, None where an officer states the result."""
    if not row.measure:
        return None
    category = Category(row.measure_category) if row.measure_category else None
    return Measure(Way(row.measure), tuple(one.fund_id for one in row.measured_funds), category)


def _measure_words(row: Commitment) -> str:
    """The measure in words, funds by their names of today; one that is kept no longer is marked so."""
    measure = measure_of(row)
    if measure is None:
        return ""
    funds = [one.fund for one in row.measured_funds]
    return words_of(measure.way, [fund.name + RETIRED * fund.retired for fund in funds], measure.category)


def plan_facts(row: PlanItem) -> PlanFacts:
    """What the line of the plan says."""
    return PlanFacts(
        year=row.year, content=row.content, position=row.position, target=row.target, result=row.result
    )


def statement_facts(row: Statement) -> StatementFacts:
    """What the paragraph says."""
    return StatementFacts(period_text=row.period_text, topic=Topic(row.topic), content=row.content)


def _live(model: type[Row], unit_id: int) -> Sequence[Row]:
    query = select(model).where(model.unit_id == unit_id, model.withdrawn_at.is_(None))
    return db.session.scalars(query.order_by(model.id)).all()


def _one(model: type[Row], unit_id: int, row_id: int) -> Row | None:
    return db.session.scalar(select(model).where(model.unit_id == unit_id, model.id == row_id))


def _page(
    found: list[tuple[Row, Said]], page: int, orders: dict[str, Key], sort: str
) -> Page[tuple[Row, Said]]:
    found.sort(key=orders[sort.removeprefix("-")], reverse=sort.startswith("-"))
    return sliced(found, page)
