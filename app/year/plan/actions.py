"""Writes of the plan's lines."""

from __future__ import annotations

from app.log.activities.row_actions import RowKind
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem

PLAN: RowKind[PlanItem, PlanFacts] = RowKind(PlanItem, "commitments.plan_item")
record_plan_item, correct_plan_item, withdraw_plan_item = PLAN.record, PLAN.correct, PLAN.withdraw
