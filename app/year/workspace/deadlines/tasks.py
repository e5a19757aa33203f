"""What the first page says of reports that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.core.years.working import WorkingYear
from app.office.units.queries import unit_by_id, working_year_of
from app.web.overviews import Task
from app.year.workspace.deadlines.rules import Due, all_waiting


def due_tasks(unit_id: int, today: date, *issued: int) -> Iterator[Task]:
    """The reports that wait for who may record; the more urgent where they are late."""
    kept = working_year_of(unit_by_id(unit_id)) or WorkingYear.CALENDAR
    return (_task(due, today) for due in all_waiting(today, issued, kept.value))


def _task(due: Due, today: date) -> Task:
    left = (due.due_on - today).days
    when = f"hạn thường lệ {format_date(due.due_on)}"
    note = f"Đã quá {when}" if left < 0 else f"{when[0].upper()}{when[1:]}, còn {left} ngày"
    arguments: dict[str, Any] = {"ky": str(due.year)}
    if due.deadline.as_of:
        arguments |= {"de_cuong": due.deadline.outline, "tinh_den": format_date(due.due_on)}
    page = "reports.index" if due.deadline.as_of else "workspace.index"
    return Task(due.label, page, note, "bad" if left < 0 else "warn", arguments=arguments)
