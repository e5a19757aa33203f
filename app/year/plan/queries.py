"""Selects of the plan."""

from __future__ import annotations

from app.core.periods import Period
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.mapping import facts_from
from app.year.commitments.queries import COMMITMENT_ORDERS, live_rows, one_row
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem

PLAN_ORDERS = COMMITMENT_ORDERS


def plan_items_of(unit_id: int) -> list[tuple[PlanItem, PlanFacts]]:
    """Every live line of the plans, in the order they were recorded; one statement."""
    return [(row, plan_facts(row)) for row in live_rows(PlanItem, unit_id)]


def page_of_plan(
    unit_id: int, page: int, *, words: str = "", year: Period | None = None, sort: str = "-year"
) -> Page[tuple[PlanItem, PlanFacts]]:
    """A page of the union's plans of this year, or of parts of it, by their number."""
    found = [
        (row, facts)
        for row, facts in plan_items_of(unit_id)
        if (year is None or facts.period.within(year))
        and texts_match(words, facts.content, facts.target, facts.result, facts.year)
    ]
    found.sort(key=lambda one: (one[1].position or 0, one[0].id))
    return page_of_rows(found, page, PLAN_ORDERS, sort)


def plan_item(unit_id: int, row_id: int) -> tuple[PlanItem, PlanFacts] | None:
    """A line of this union's plans, withdrawn or not, with its facts; or None."""
    row = one_row(PlanItem, unit_id, row_id)
    return (row, plan_facts(row)) if row else None


def plan_facts(row: PlanItem) -> PlanFacts:
    """The facts of a line of the plan."""
    return facts_from(PlanFacts, row)
