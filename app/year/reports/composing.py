"""A report composed from the books as they stand: what the page, files, commands and issuing ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.core.periods import Period
from app.office.seals.queries import newest_head
from app.office.units.models import Unit
from app.year.compared.comparing import with_comparison
from app.year.compared.facts import EarlierPeriod
from app.year.figures.record import Record
from app.year.outlines.queries import find_outline
from app.year.reports.checks.paper_rules import days_ahead
from app.year.reports.compose import compose
from app.year.reports.queries import gather_report
from app.year.reports.record import DRAFT, Paper
from app.year.reports.report import Report
from app.year.reports.tracing.queries import with_annex
from app.year.workspace.queries import written_words


def composed(
    unit: Unit,
    period: Period,
    day: date,
    outline: str,
    paper: Paper = DRAFT,
    *,
    version: int = 0,
    annex: bool = False,
    earlier: EarlierPeriod | None = None,
    today: date | None = None,
) -> tuple[Report, Record]:
    """The report of the period as of the day with what officers wrote into it, and the record that its
    figures are counted from.

    `version`: that of an own outline, its newest for 0. `earlier`: what the annex compares it with.
    `today`: to name a cut-off day that has not come.
    """
    report_record = gather_report(unit, period, day, paper, earlier.read_since if earlier else None)
    written = written_words(unit.id, period, outline)
    report = compose(find_outline(unit, outline, version), report_record, written)
    ahead = days_ahead(day, paper.dated, today) if today else ()
    report = replace(report, seal=newest_head(), findings=(*report.findings, *ahead))
    record = report_record.record
    if earlier:
        report = with_comparison(report, record, earlier)
    return (with_annex(report, record) if annex else report), record
