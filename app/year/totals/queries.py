"""What pages of an upper union read: a table of what was received, kept while the books do not change."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sqlalchemy import select

from app.core.periods import Period, day_a_year_earlier, year_earlier
from app.extensions import db
from app.office.trail.queries import head_of
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.received.models import ReceivedPackage
from app.year.received.queries import Lower, lower_union, lower_unions, named
from app.year.totals.figures import received_of
from app.year.totals.rules import PeriodTotals
from app.year.totals.tables.rules import TotalsTable

#: A table of a thousand unions is some 20 MB.
_KEPT = 4


def table_of(unit: Unit, period: Period, as_of: date) -> TotalsTable:
    """What was received of a period as of a day; five statements, one while nothing changes."""
    return _table(unit.id, head_of(unit.id), period, as_of)


@lru_cache(maxsize=_KEPT)
def _table(unit_id: int, _head: str, period: Period, as_of: date) -> TotalsTable:
    unit = db.session.get_one(Unit, unit_id)
    now = received_of(open_scope(unit, period, as_of))
    earlier = year_earlier(period)
    if earlier is None:
        return TotalsTable(period, as_of, now, PeriodTotals(now.expected, {}), as_of)
    # The same day of last year if anybody sent as of then, else the whole.
    past = open_scope(unit, earlier, earlier.end)
    for day in (day_a_year_earlier(as_of), earlier.end):
        before = received_of(past.on(earlier, day))
        if before.received:
            break
    return TotalsTable(period, as_of, now, before, day)


def newest_period(unit_id: int) -> tuple[date, date] | None:
    """The days of the period of which something was received last; one statement."""
    row = ReceivedPackage
    query = select(row.period_start, row.period_end).where(row.unit_id == unit_id).order_by(row.id.desc())
    found = db.session.execute(query.limit(1)).one_or_none()
    return (found.period_start, found.period_end) if found else None


def union_below(unit_id: int, row_id: int) -> Lower | None:
    """A union below by its id; one statement."""
    found = lower_union(unit_id, row_id)
    return named(found) if found else None


def unions_below(unit_id: int) -> list[Lower]:
    """Every union below; one statement."""
    return [named(one) for one in lower_unions(unit_id)]
