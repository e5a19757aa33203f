"""What the first page says to the chair of roles that wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect

from app.core.vietnamese import count_text
from app.office.accounts.queries import waiting_in
from app.office.accounts.rules import Permission
from app.web.overviews import Task


def waiting_figures(unit_id: int, _today: date) -> Sequence[ScalarSelect[Any]]:
    """How many roles wait."""
    return (waiting_in(unit_id),)


def waiting_tasks(_unit_id: int, _today: date, count: int) -> Iterator[Task]:
    """A task with the number of roles that an administrator gave and nobody confirmed."""
    if count:
        title = f"{count_text(count)} vai trò chờ xác nhận"
        note = "người quản trị đã giao, chưa có hiệu lực"
        yield Task(title, "roles.index", note, "warn", Permission.MANAGE_UNIT)
