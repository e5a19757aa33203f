"""What the first page says of reports that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from app.core.dates import format_date
from app.core.years.working import WorkingYear
from app.log.activities.models import Activity
from app.office.units.queries import unit_by_id, working_year_of
from app.web.overviews import Task
from app.year.issued.models import FrozenReport
from app.year.workspace.deadlines.rules import Due, all_waiting, deadlines, year_due


def issued_figures(unit_id: int, today: date) -> tuple[ScalarSelect[int], ...]:
    """For each deadline how many standing papers answer it, by whatever outline the year's report is."""
    found = []
    for deadline in deadlines():
        year = year_due(deadline, today)
        query = (
            select(func.count(FrozenReport.activity_id))
            .join(Activity, Activity.id == FrozenReport.activity_id)
            .where(FrozenReport.unit_id == unit_id, Activity.withdrawn_at.is_(None))
        )
        if deadline.as_of:
            query = query.where(
                FrozenReport.outline == deadline.outline, FrozenReport.as_of == deadline.due_on(year)
            )
        else:
            days = (
                FrozenReport.period_start == date(year, 1, 1),
                FrozenReport.period_end == date(year, 12, 31),
            )
            others = [one.outline for one in deadlines() if one.as_of]
            query = query.where(*days, FrozenReport.outline.not_in(others))
        found.append(query.scalar_subquery())
    return tuple(found)


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
