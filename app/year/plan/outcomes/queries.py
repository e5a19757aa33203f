"""Selects of outcomes of planned tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.core.periods import Period, period_of
from app.extensions import db
from app.year.commitments.queries import PeriodPages
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.plan.outcomes.facts import Outcome, OutcomeFacts, seen_mark
from app.year.plan.outcomes.models import PlanOutcome
from app.year.plan.queries import plan_facts, plan_items_of


@dataclass(frozen=True, slots=True)
class Scored:
    """A task with its outcome (None: not judged yet); `carried_to` is the task that continues it."""

    id: int
    facts: PlanFacts
    outcome: Outcome | None
    note: str
    carried_to: int | None

    @property
    def outcome_facts(self) -> OutcomeFacts | None:
        """The judgement alone."""
        return OutcomeFacts(self.outcome, self.note) if self.outcome else None


def tasks_of(unit_id: int, year: Period) -> list[Scored]:
    """The live tasks planned for a year, or other period, with their outcomes, by number; one statement."""
    later = aliased(PlanItem)
    query = (
        select(PlanItem, PlanOutcome, later.id)
        .outerjoin(PlanOutcome, PlanOutcome.plan_item_id == PlanItem.id)
        .outerjoin(later, (later.id == PlanOutcome.carried_to_id) & later.withdrawn_at.is_(None))
        .where(PlanItem.unit_id == unit_id, PlanItem.year == year.label, PlanItem.withdrawn_at.is_(None))
    )
    rows = db.session.execute(query).all()
    found = [_scored(*row) for row in rows]
    return sorted(found, key=lambda one: (one.facts.position or 0, one.id))


def tasks_planned(unit_id: int) -> list[Scored]:
    """Every live task of the union with its outcome, in the order they were recorded; one statement.

    Without the tasks that continue them.
    """
    query = (
        select(PlanItem, PlanOutcome)
        .outerjoin(PlanOutcome, PlanOutcome.plan_item_id == PlanItem.id)
        .where(PlanItem.unit_id == unit_id, PlanItem.withdrawn_at.is_(None))
        .order_by(PlanItem.id)
    )
    return [_scored(item, outcome, None) for item, outcome in db.session.execute(query)]


def seen_of(tasks: list[Scored]) -> str:
    """The mark of the outcomes of these tasks, to detect a stale form."""
    return seen_mark({one.id: (one.outcome.value, one.note) for one in tasks if one.outcome})


def years_planned(unit_id: int) -> list[tuple[Period, int]]:
    """The years, or other periods, that have live tasks, newest first; one statement.

    Each with how many of its tasks are not judged yet.
    """
    query = (
        select(PlanItem.year, func.count() - func.count(PlanOutcome.plan_item_id))
        .outerjoin(PlanOutcome, PlanOutcome.plan_item_id == PlanItem.id)
        .where(PlanItem.unit_id == unit_id, PlanItem.withdrawn_at.is_(None))
        .group_by(PlanItem.year)
    )
    found = [(period_of(year), left) for year, left in db.session.execute(query)]
    return sorted(found, key=lambda one: (one[0].end, one[0].start), reverse=True)


def _with_outcomes(unit_id: int) -> Iterator[tuple[PlanItem, PlanFacts, OutcomeFacts | None]]:
    outcomes = outcomes_of(unit_id)
    return ((row, facts, outcomes.get(row.id)) for row, facts in plan_items_of(unit_id))


#: Each task with its outcome, None for one that is not judged yet.
page_of_plan = PeriodPages(
    _with_outcomes, lambda facts: (facts.content, facts.target, facts.result, facts.year)
).page


def outcomes_of(unit_id: int) -> dict[int, OutcomeFacts]:
    """The outcomes of the union's judged tasks, by task id; one statement."""
    query = (
        select(PlanOutcome)
        .join(PlanItem, PlanItem.id == PlanOutcome.plan_item_id)
        .where(PlanItem.unit_id == unit_id)
    )
    return {
        row.plan_item_id: OutcomeFacts(Outcome(row.outcome), row.note, row.carried_to_id is not None)
        for row in db.session.scalars(query)
    }


def _scored(item: PlanItem, outcome: PlanOutcome | None, carried_to: int | None) -> Scored:
    if outcome is None:
        return Scored(item.id, plan_facts(item), None, "", None)
    return Scored(item.id, plan_facts(item), Outcome(outcome.outcome), outcome.note, carried_to)
