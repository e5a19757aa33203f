"""What the first page says of loans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.life.registers.loans.facts import LoanState
from app.office.accounts.rules import Permission
from app.web.overviews import Task


def overdue_tasks(_unit_id: int, _today: date, overdue: int) -> Iterator[Task]:
    """The loans past their day of which something is owed, as one task; none without any."""
    if overdue:
        yield Task(
            f"{overdue} khoản vay quá hạn trả",
            "loans.index",
            "Thu hồi, hoặc sửa hạn trả đã gia hạn",
            "warn",
            Permission.MONEY,
            {"state": LoanState.OVERDUE.value, "sort": "due"},
        )
