"""The plan as a list. Pure."""

from __future__ import annotations

from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.year.plan.facts import PlanFacts
from app.year.plan.models import PlanItem
from app.year.plan.outcomes.facts import OutcomeFacts

#: A task, and how it was judged.
Judged = tuple[PlanItem, PlanFacts, OutcomeFacts | None]


def _outcome(found: Judged) -> str:
    return found[2].outcome.label if found[2] else ""


PLAN: Listing[Judged] = Listing(
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
        ListColumn("outcome", "Đánh giá", _outcome, width=1.2, drawn=True),
        ListColumn("note", "Ghi chú", lambda found: found[2].note if found[2] else "", width=1.5, on="file"),
    ),
    page=("content", "year", "position", "target", "timing", "assignee", "result", "outcome"),
)
