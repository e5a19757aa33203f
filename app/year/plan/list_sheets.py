"""The plan as a table for Excel. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.papers.lists import Listing
from app.papers.sheet import Column
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
            (Column("Năm", "count", 0.6), lambda found: found[1].year),
            (Column("Số thứ tự", "count", 0.6), lambda found: found[1].position),
            (Column("Nội dung", width=4), lambda found: found[1].content),
            (Column("Chỉ tiêu", width=1.5), lambda found: found[1].target),
            (Column("Kết quả", width=2), lambda found: found[1].result),
            (Column("Đánh giá", width=1.2), lambda found: ended.get(found[0].id, ("", ""))[0]),
            (Column("Ghi chú", width=1.5), lambda found: ended.get(found[0].id, ("", ""))[1]),
        ),
    )
