"""What the first page says of funds of which nobody said whose money they hold. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.web.overviews import Task


def nature_tasks(_unit_id: int, _today: date, count: int) -> Iterator[Task]:
    """So many funds have the nature that their names suggest."""
    if count:
        title = f"Cho biết tiền của {count_text(count)} quỹ là của ai"
        yield Task(title, "funds.natures", "Đang đoán theo tên quỹ", "warn", Permission.MONEY)
