"""What the first page says of amounts that wait. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.web.overviews import Task


def unsettled_tasks(_unit_id: int, _today: date, count: int, amount: int) -> Iterator[Task]:
    """So many amounts of which nobody said whose money they are."""
    if count:
        title = f"{count_text(count)} khoản chờ chọn quỹ"
        note = f"{format_dong(amount)} đã ghi mà chưa nói tiền của ai"
        yield Task(title, "unsettled.index", note, "warn", Permission.MONEY)
