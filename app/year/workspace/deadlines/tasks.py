"""What the first page says of reports that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.web.overviews import Task
from app.year.workspace.deadlines.queries import deadlines_of
from app.year.workspace.deadlines.rules import Due, all_waiting


def due_tasks(unit_id: int, today: date, *issued: int) -> Iterator[Task]:
    """The reports that wait for who may record; the more urgent where they are late."""
    return (_task(due, today) for due in all_waiting(deadlines_of(unit_id), today, issued))


def _task(due: Due, today: date) -> Task:
    left = (due.due_on - today).days
    when = f"hạn thường lệ {format_date(due.due_on)}"
    note = f"Đã quá {when}" if left < 0 else f"{when[0].upper()}{when[1:]}, còn {left} ngày"
    arguments: dict[str, Any] = {"ky": due.period.label}
    if due.facts.outline:
        arguments["de_cuong"] = due.facts.outline
    if due.facts.as_of:
        arguments["tinh_den"] = format_date(due.due_on)
    page = "reports.index" if due.facts.as_of else "workspace.index"
    return Task(due.label, page, note, "bad" if left < 0 else "warn", arguments=arguments)
