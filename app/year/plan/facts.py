"""The facts of a line of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.core.fields import Lines, Text, Year
from app.core.vietnamese import LONGEST_TEXT
from app.core.years.working import OfPeriod
from app.year.commitments.facts import PLACE


@dataclass(frozen=True, slots=True)
class PlanFacts(OfPeriod):
    """A row of the sheet Phương hướng: a task planned for `year`."""

    year: Annotated[
        str,
        Year(
            "Năm",
            required=True,
            help="Năm được lập kế hoạch; hoặc kỳ khác, như 6 tháng cuối năm 2024, Năm học 2024-2025.",
        ),
    ]
    content: Annotated[str, Lines("Nội dung", required=True, width=60)]
    position: Annotated[int | None, PLACE] = None
    target: Annotated[str, Text("Chỉ tiêu", most=LONGEST_TEXT)] = ""
    result: Annotated[str, Lines("Kết quả")] = ""
    timing: Annotated[
        str, Text("Thời gian thực hiện", most=300, help="Như: Quý I, trước 30/6, cả năm.", added=True)
    ] = ""
    assignee: Annotated[
        str, Text("Người thực hiện", most=300, help="Ai hoặc ban nào phụ trách.", added=True)
    ] = ""
