"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry, Source, SourceWords, WorkbookSheet
from app.year.plan.actions import correct_plan_item, record_plan_item
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.plan.queries import plan_items_of

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 70, "Phương hướng", "plan.index", "target"),),
    guide="Hoạt động",
    facts=(PlanFacts,),
    subjects={"commitments.plan_item": "phương hướng"},
    sheets=(
        WorkbookSheet(
            title="Phương hướng",
            facts=PlanFacts,
            columns=("year", "position"),
            kept_in=PlanItem,
            read=plan_items_of,
            record=record_plan_item,
            correct=correct_plan_item,
        ),
    ),
    sources=(Source(PlanItem, "plan.show", lambda row: SourceWords("Phương hướng", row.content, row.year)),),
)
