"""Every check before a report is printed that looks at its record and at the books; two statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.books.cashbook.checks import log_faults
from app.books.cashbook.queries import shortages
from app.life.awards.queries import awards_read
from app.life.ratings.queries import ratings_read
from app.office.units.queries import working_year_of
from app.year.commitments.figures import commitments_read
from app.year.indicators.figures import results_of
from app.year.indicators.queries import indicators_read
from app.year.reports.checks.entry_rules import entry_findings
from app.year.reports.checks.money_rules import balance_findings, share_findings, sum_findings
from app.year.reports.checks.remedies import opening
from app.year.reports.checks.year_rules import LeftByYear, left_by_year, year_findings
from app.year.reports.record import Planned, ReportRecord
from app.year.reports.report import Finding


def findings_of(report_record: ReportRecord, plans: Iterable[Planned] = ()) -> tuple[Finding, ...]:
    """What does not agree, or deserves a look, in the record of a report; what stops it first.

    `plans`: every task that is planned, of whatever period.
    """
    record = report_record.record
    unit_id = record.scope.unit.id
    faults = [
        Finding(fault.message, fault.sources, stops=True, remedy=opening(fault.sources))
        for fault in log_faults(unit_id)
    ]
    low = [one for one in shortages(unit_id, since=record.period.start) if record.scope.holds(one.booked_on)]
    money = (*sum_findings(record), *faults, *balance_findings(record, low), *share_findings(record))
    years = year_findings(record, _left_by_year(report_record, plans))
    return (*money, *entry_findings(report_record), *years)


def _left_by_year(report_record: ReportRecord, plans: Iterable[Planned]) -> Iterator[LeftByYear]:
    """What a school year does not count of a union that does not say by which year it works."""
    record, scope = report_record.record, report_record.record.scope
    if record.period.kind != "school_year" or working_year_of(scope.unit) is not None:
        return
    commitments = [(f"commitments/{row.id}", facts) for row, facts in scope.read(commitments_read)]
    scored = [f"commitments/{one.id}" for one in report_record.scores]
    yield LeftByYear("cam kết", "commitments.index", left_by_year(record, commitments, scored))
    # An award with a day counts on it, whatever its year.
    awards = [(one.source, one.facts) for one in scope.read(awards_read) if one.facts.granted_on is None]
    counted = [one.source for one in record.awards]
    yield LeftByYear("khen thưởng", "awards.index", left_by_year(record, awards, counted))
    ratings = [(one.source, one.facts) for one in scope.read(ratings_read)]
    rated = [one.source for one in record.ratings]
    yield LeftByYear("xếp loại", "ratings.index", left_by_year(record, ratings, rated))
    tasks = [(one.source, one.facts) for one in plans]
    planned = [one.source for one in (*report_record.plan, *report_record.earlier_plan)]
    yield LeftByYear("phương hướng", "plan.index", left_by_year(record, tasks, planned))
    indicators = [(f"indicators/{row.id}", facts) for row, facts in scope.read(indicators_read)]
    known = [one.source for one in (*scope.once(results_of), *report_record.targets)]
    yield LeftByYear("chỉ tiêu", "indicators.index", left_by_year(record, indicators, known))
