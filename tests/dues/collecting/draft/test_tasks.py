"""What the first page says of drafts."""

from __future__ import annotations

from datetime import date

from app.dues.collecting.draft.feature import draft_tasks


def test_drafts_are_counted() -> None:
    (task,) = draft_tasks(1, date(2024, 12, 15), 1)
    assert task.title == "01 bảng thu đang ghi dở"
    assert list(draft_tasks(1, date(2024, 12, 15), 0)) == []
