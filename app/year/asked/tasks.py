"""What the first page says of remarks from above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.web.overviews import Task
from app.year.asked.queries import open_answers

_MOST = 5


def remark_tasks(unit_id: int, _today: date) -> Iterator[Task]:
    """The reports on which a union above made remarks; one statement."""
    for one in open_answers(unit_id)[:_MOST]:
        title = f"Cấp trên có {count_text(len(one.remarks))} ý kiến về báo cáo kỳ {one.label}"
        if one.paper_id:
            yield Task(title, "issued.show", one.sender, "warn", arguments={"row_id": one.paper_id})
        else:
            yield Task(title, "upward.index", one.sender, "warn")
