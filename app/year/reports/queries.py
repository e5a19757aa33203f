"""Selects of what a report is composed from: the period's record, and what officers stated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from app.core.periods import Period, next_like, parse_period, period_of
from app.core.years.working import is_reported_in
from app.office.units.models import Unit
from app.office.units.queries import working_year_of
from app.web.features import FEATURES
from app.year.commitments.evidence.queries import evidence_sources
from app.year.commitments.figures import scores_of
from app.year.figures.queries import GATHER_SELECTS, gather
from app.year.indicators.figures import results_of
from app.year.indicators.queries import indicators_read
from app.year.indicators.rules import Result, beside_commitments, beside_tasks
from app.year.plan.outcomes.figures import plan_read
from app.year.remittance.queries import sendings_read
from app.year.reports.checks.queries import findings_of
from app.year.reports.record import DRAFT, Paper, Planned, ReportRecord, Stated
from app.year.statements.queries import statements_of

#: Selects that `gather_report` sends, asserted by a test: those of `gather`, of remittances 2, of the dues 4,
#: one each for commitments, their evidence, indicators and statements, two of the checks;
#: and one for each that narrators of other rooms read (`narrators_read`).
REPORT_SELECTS = GATHER_SELECTS + 2 + 4 + 4 + 2


def gather_report(
    unit: Unit,
    period: Period,
    as_of: date | None = None,
    paper: Paper = DRAFT,
    since: date | None = None,
) -> ReportRecord:
    """Everything a report of the period states as of the cut-off day; None: its last day.

    `since`: the first day of an earlier period that it is compared with.

    A constant number of selects: `REPORT_SELECTS`, and one for funds of measures if there are commitments.
    """
    record = gather(unit, period, as_of or period.end, paper.dated, since)
    for loader in (sendings_read, *(one for feature in FEATURES for one in feature.narrators_read)):
        record.scope.read(loader)
    evidence = evidence_sources(unit.id)
    plans = [Planned(one.id, one.facts, one.outcome_facts) for one in record.scope.read(plan_read)]
    aims = [
        Result(row.id, facts) for row, facts in record.scope.read(indicators_read) if facts.target is not None
    ]
    planned = {one.facts.period for one in plans} | {one.facts.period for one in aims}
    next_period, planned_for = _following(unit, period, planned)
    scores = tuple(replace(one, evidence=evidence.get(one.id, ())) for one in record.scope.once(scores_of))
    plan = _in_plan_order(one for one in plans if one.facts.period == planned_for)
    found = ReportRecord(
        record=record,
        scores=scores,
        next_period=next_period,
        plan=plan,
        earlier_plan=_in_plan_order(one for one in plans if is_reported_in(one.facts.period, period)),
        indicators=beside_commitments(record.scope.once(results_of), scores),
        targets=beside_tasks(
            (one for one in aims if one.facts.period == planned_for), (one.facts.content for one in plan)
        ),
        statements=_statements(unit, period),
        paper=paper,
    )
    return replace(found, findings=findings_of(found, plans))


def _statements(unit: Unit, period: Period) -> tuple[Stated, ...]:
    rows = statements_of(unit.id)
    return tuple(Stated(row.id, facts) for row, facts in rows if _names(facts.period_text, period))


def _names(text: str, period: Period) -> bool:
    """Whether the text names the period; a term by its years alone, with any day of congress."""
    term = (period.start, period.end) if period.kind == "term" else None
    return parse_period(text, term) == period


def _following(
    unit: Unit, period: Period, planned: Collection[Period]
) -> tuple[Period | None, Period | None]:
    """The next period of the kind, and the one for which its plan is recorded; None where nothing is.

    `planned`: the periods for which something is.

    After a term, the recorded one that begins in its last year or the year after, of whatever length. A
    school that never said that it works by school years planned by the year in which one ends, or the next.
    """
    after = next_like(period)
    wanted = [after] if after else []
    if period.kind == "term":
        terms = {one for one in planned if one.kind == "term"}
        wanted += sorted(one for one in terms if period.end.year <= one.start.year <= period.end.year + 1)
    for one in wanted:
        if one in planned:
            return one, one
    if period.kind == "school_year" and working_year_of(unit) is None:
        for year in (period.end.year, period.end.year + 1):
            if (own := period_of(str(year))) in planned:
                return after, own
    return None, None


def _in_plan_order(plans: Iterable[Planned]) -> tuple[Planned, ...]:
    return tuple(sorted(plans, key=lambda one: (one.facts.period, _place(one.facts.position))))


def _place(position: int | None) -> float:
    """Sort key: rows without STT follow the numbered ones in the order recorded (sorting is stable)."""
    return float("inf") if position is None else position
