"""What the first page says of collections that are being filled in. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.web.overviews import Task


def draft_tasks(_unit_id: int, _today: date, count: int) -> Iterator[Task]:
    """So many drafts are not posted yet."""
    if count:
        title = f"{count_text(count)} bảng thu đang ghi dở"
        yield Task(title, "collecting.index", "Bản nháp chưa vào sổ", permission=Permission.MONEY)
