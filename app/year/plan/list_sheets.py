"""The plan as a list. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.plan.outcomes.facts import OutcomeFacts

Task = tuple[PlanItem, PlanFacts]


def plan_list(outcomes: Mapping[int, OutcomeFacts]) -> Listing[Task]:
    """The list of planned tasks; `outcomes` by the task's id."""
    ended = {item_id: (one.outcome.label, one.note) for item_id, one in outcomes.items()}
    return Listing(
        "Phương hướng, nhiệm vụ",
        "phuong-huong",
        "nhiệm vụ",
        (
            fact(PlanFacts, "year", width=0.6, sort="year"),
            fact(PlanFacts, "position", label="STT", sort="position", on="page"),
            fact(PlanFacts, "position", width=0.6, on="file"),
            fact(PlanFacts, "content", width=4, cut=200),
            fact(PlanFacts, "target", width=1.5),
            fact(PlanFacts, "timing", width=1.2),
            fact(PlanFacts, "assignee", width=1.4),
            fact(PlanFacts, "result", width=2, cut=120),
            ListColumn(
                "outcome",
                "Đánh giá",
                lambda found: ended.get(found[0].id, ("", ""))[0],
                width=1.2,
                drawn=True,
            ),
            ListColumn(
                "note", "Ghi chú", lambda found: ended.get(found[0].id, ("", ""))[1], width=1.5, on="file"
            ),
        ),
        page=("content", "year", "position", "target", "timing", "assignee", "result", "outcome"),
    )
