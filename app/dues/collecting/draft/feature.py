"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.dues.collecting.draft.queries import draft_figures
from app.office.accounts.rules import Permission
from app.web.features import Feature
from app.web.overviews import HomePart, Task


def draft_tasks(_unit_id: int, _today: date, count: int) -> Iterator[Task]:
    """A task with the number of drafts that are not posted yet."""
    if count:
        title = f"{count_text(count)} bảng thu đang ghi dở"
        yield Task(title, "collecting.index", "Bản nháp chưa vào sổ", permission=Permission.MONEY)


FEATURE = Feature(
    subjects={"dues.draft": "bản nháp đợt thu"},
    desk=(HomePart(place=40, find=draft_tasks, figures=draft_figures),),
)
