"""Writes of the plan's lines."""

from __future__ import annotations

from typing import Any

from app.log.activities.row_actions import RowKind
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem


def _plan_item(_unit_id: int, facts: PlanFacts) -> dict[str, Any]:
    return {
        "year": facts.year,
        "position": facts.position,
        "content": facts.content,
        "target": facts.target,
        "result": facts.result,
    }


PLAN = RowKind(PlanItem, "commitments.plan_item", _plan_item)


record_plan_item, correct_plan_item, withdraw_plan_item = PLAN.record, PLAN.correct, PLAN.withdraw
