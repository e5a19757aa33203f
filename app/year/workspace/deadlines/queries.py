"""Selects of reports that were issued on time."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ScalarSelect, func, select

from app.log.activities.models import Activity
from app.year.issued.models import FrozenReport
from app.year.workspace.deadlines.rules import deadlines, year_due


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
