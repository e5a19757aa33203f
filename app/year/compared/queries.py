"""Selects of the year before: the report that was issued of it, or the books."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import and_, exists, func, select

from app.core.dates import format_date
from app.core.periods import Period, in_words, year_earlier
from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.compared.carrying import CarriedPart, carried
from app.year.compared.facts import EarlierPeriod
from app.year.compared.rules import counted_source, like_day
from app.year.figures.scopes import open_scope
from app.year.issued.facts import FrozenPaper
from app.year.issued.queries import frozen_reports
from app.year.received.models import ReceivedPackage
from app.year.reports.composing import composed


def earlier_period(unit: Unit, period: Period, as_of: date) -> EarlierPeriod | None:
    """The period one year before with what is known of it; None where no period is like it.

    The newest report issued for it counts first; two statements at most.
    """
    before = year_earlier(period)
    if before is None:
        return None
    if issued := frozen_reports(unit.id, before):
        return _signed(before, issued[0])
    day = like_day(period, before, as_of)
    first, has_entries = _entries(unit.id, before)
    if not has_entries:
        return EarlierPeriod(
            before, day, f"Sổ không ghi gì của {in_words(before)} nên không so sánh được.", is_blank=True
        )
    return EarlierPeriod(before, day, counted_source(before, day, first))


def _signed(before: Period, paper: FrozenPaper) -> EarlierPeriod:
    source = (
        f"Số liệu {in_words(before)} như trong Báo cáo số {paper.number_text} ngày "
        f"{format_date(paper.dated)} đã phát hành, tính đến ngày {format_date(paper.report.as_of)}."
    )
    figures = {one.key: one for one in paper.figures}
    return EarlierPeriod(before, paper.report.as_of, source, figures, paper.id)


def _entries(unit_id: int, period: Period) -> tuple[date | None, bool]:
    """The day of the first entry of the log, and whether something is of the period: an entry, a package."""
    of_period = and_(Activity.starts_on >= period.start, Activity.starts_on <= period.end)
    sent = exists().where(
        ReceivedPackage.unit_id == unit_id,
        ReceivedPackage.period_start == period.start,
        ReceivedPackage.period_end == period.end,
    )
    query = select(func.min(Activity.starts_on), func.count(Activity.id).filter(of_period), sent)
    first, entries, is_sent = db.session.execute(query.where(live(unit_id))).one()
    return first, bool(entries or is_sent)


def words_before(unit: Unit, period: Period, as_of: date, outline: str) -> list[CarriedPart]:
    """Last year's paragraphs by part, from the report issued of it by this outline, else composed now.

    None of them without books of that year.
    """
    before = year_earlier(period)
    if before is None:
        return []
    issued = [one for one in frozen_reports(unit.id, before) if one.outline == outline]
    if issued:
        report = issued[0].report
    elif _entries(unit.id, before)[1]:
        report, _ = composed(unit, before, before.end, outline)
    else:
        return []
    return carried(report, before, period, partial(figure, open_scope(unit, period, as_of)))
