"""Selects of the plan."""

from __future__ import annotations

from app.log.activities.row_queries import RowReads
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem

_READS = RowReads(PlanItem, PlanFacts)
plan_item, plan_items_of, plan_facts = _READS.one, _READS.all, _READS.facts_of
