"""Tasks of the first page when a year ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.periods import Period, in_words, parse_period, school_year
from app.core.vietnamese import join_words
from app.core.years.working import WorkingYear
from app.log.figures.registry import figure
from app.office.union_kinds.known import rows_of
from app.office.units.queries import unit_by_id, working_year_of
from app.web.overviews import Task
from app.year.figures.scopes import open_scope
from app.year.workspace.usual.rules import TABLE, usual_in

#: This long before the end of a working year the page lists what is missing in it.
_AHEAD = timedelta(days=45)
#: At most this many are named.
_MOST = 3


def missing_tasks(unit_id: int, today: date) -> Iterator[Task]:
    """What unions of the kind record every year and this one has not, while the year ends.

    Its figures are only read then, and only for kinds that state what is usual.
    """
    unit = unit_by_id(unit_id)
    period = _year(working_year_of(unit) or WorkingYear.CALENDAR, today)
    if today < period.end - _AHEAD or not rows_of(unit.kind, TABLE.table):
        return
    scope = open_scope(unit, period, today)
    missing = [
        one for one in usual_in(unit.kind, period, today, lambda key: figure(scope, key)) if one.is_missing
    ]
    if missing:
        names = [one.facts.name for one in missing[:_MOST]]
        more = f" và {len(missing) - _MOST} việc khác" if len(missing) > _MOST else ""
        yield Task(
            f"Còn {len(missing)} việc thường có trong {in_words(period)} chưa ghi",
            "workspace.index",
            f"{join_words(names) if not more else ', '.join(names)}{more}",
            arguments={"ky": period.label},
        )


def _year(works_by: WorkingYear, today: date) -> Period:
    if works_by is WorkingYear.SCHOOL:
        return school_year(today.year if today.month >= 9 else today.year - 1)
    return parse_period(str(today.year))
