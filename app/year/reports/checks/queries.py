"""Every check before a report is printed that looks at its record and at the books; two statements."""

from __future__ import annotations

from app.books.cashbook.checks import log_faults
from app.books.cashbook.queries import shortages
from app.life.awards.queries import awards_read
from app.life.ratings.queries import ratings_read
from app.year.commitments.figures import commitments_read
from app.year.reports.checks.entry_rules import entry_findings
from app.year.reports.checks.money_rules import purse_findings, share_findings, sum_findings
from app.year.reports.checks.remedies import opening
from app.year.reports.checks.year_rules import year_findings
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
    money = (*sum_findings(record), *faults, *purse_findings(record, low), *share_findings(record))
    scope = record.scope
    promised = [(row.id, facts) for row, facts in scope.read(commitments_read)]
    years = year_findings(scope, scope.read(awards_read), scope.read(ratings_read), promised)
    return (*money, *entry_findings(report_record), *years)
