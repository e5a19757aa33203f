"""Every check before a report is printed that looks at its record and at the books; two statements."""

from __future__ import annotations

from app.books.cashbook.checks import log_faults
from app.books.cashbook.queries import shortages
from app.core.periods import is_bare_year, period_of
from app.life.awards.queries import awards_read
from app.life.ratings.queries import ratings_read
from app.office.units.queries import working_year_of
from app.year.commitments.figures import commitments_read
from app.year.reports.checks.entry_rules import bare_year_findings, entry_findings
from app.year.reports.checks.money_rules import purse_findings, sum_findings
from app.year.reports.checks.remedies import opening
from app.year.reports.record import ReportRecord
from app.year.reports.report import Finding


def findings_of(report_record: ReportRecord) -> tuple[Finding, ...]:
    """What does not agree, or deserves a look, in the record of a report; what stops it first."""
    record = report_record.record
    unit_id = record.scope.unit.id
    faults = [
        Finding(fault.message, fault.sources, stops=True, remedy=opening(fault.sources))
        for fault in log_faults(unit_id)
    ]
    low = [one for one in shortages(unit_id, since=record.period.start) if record.scope.holds(one.booked_on)]
    return (
        *sum_findings(record),
        *faults,
        *purse_findings(record, low),
        *entry_findings(report_record),
        *bare_year_findings(record, _of_bare_years(report_record)),
    )


def _of_bare_years(report_record: ReportRecord) -> list[tuple[str, str, str]]:
    """What is left out of a school year for naming a year alone, if the union never said which it means."""
    record = report_record.record
    scope = record.scope
    if scope.period.kind != "school_year" or working_year_of(scope.unit) is not None:
        return []
    told = {one.source for one in (*record.awards, *record.ratings)}
    told |= {f"commitments/{one.id}" for one in report_record.scores}
    awards = [one for one in scope.read(awards_read) if one.facts.granted_on is None]
    rows = [
        *(("khen thưởng", one.facts.year, one.source) for one in awards),
        *(("xếp loại", one.facts.year, one.source) for one in scope.read(ratings_read)),
        *(("cam kết", facts.year, f"commitments/{row.id}") for row, facts in scope.read(commitments_read)),
    ]
    return [
        (kind, year, row)
        for kind, year, row in rows
        if row not in told and is_bare_year(year) and period_of(year).overlaps(scope.period)
    ]
