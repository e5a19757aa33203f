"""Selects of reports that were issued on time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ScalarSelect, func, select

from app.core.years.working import WorkingYear
from app.log.activities.models import Activity
from app.office.units.queries import unit_by_id, working_year_of
from app.year.issued.models import FrozenReport
from app.year.workspace.deadlines.facts import DeadlineFacts
from app.year.workspace.deadlines.rules import deadlines, due_now


def deadlines_of(unit_id: int) -> Sequence[DeadlineFacts]:
    """The reports that the union owes every year, as its kind says."""
    unit = unit_by_id(unit_id)
    return deadlines(unit.kind, working_year_of(unit) or WorkingYear.CALENDAR)


def issued_figures(unit_id: int, today: date) -> tuple[ScalarSelect[int], ...]:
    """For each deadline how many standing papers answer it, by whatever outline that period's report is."""
    some, found = deadlines_of(unit_id), []
    others = [one.outline for one in some if one.as_of]
    for facts in some:
        due = due_now(facts, today)
        query = (
            select(func.count(FrozenReport.activity_id))
            .join(Activity, Activity.id == FrozenReport.activity_id)
            .where(FrozenReport.unit_id == unit_id, Activity.withdrawn_at.is_(None))
        )
        if facts.as_of:
            query = query.where(FrozenReport.as_of == due.due_on)
        else:
            period = due.period
            query = query.where(
                FrozenReport.period_start == period.start, FrozenReport.period_end == period.end
            )
        if facts.outline:
            query = query.where(FrozenReport.outline == facts.outline)
        else:
            query = query.where(FrozenReport.outline.not_in(others))
        found.append(query.scalar_subquery())
    return tuple(found)
