"""Selects of what a report is composed from: the period's record, and what officers stated."""

from __future__ import annotations

from datetime import date

from app.core.periods import Period, parse_period
from app.office.units.models import Unit
from app.year.commitments.evidence.queries import evidence_sources
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of, measure_of
from app.year.commitments.rules import score
from app.year.figures.queries import GATHER_SELECTS, gather
from app.year.plan.outcomes.queries import outcomes_of
from app.year.plan.queries import plan_items_of
from app.year.reports.checks import findings_of
from app.year.reports.record import DRAFT, Paper, Planned, ReportRecord, Stated
from app.year.statements.queries import statements_of

#: Selects that `gather_report` sends, asserted by a test: those of `gather`, one each for commitments, their
#: evidence, plan, its outcomes and statements, one of the checks.
REPORT_SELECTS = GATHER_SELECTS + 5 + 1


def gather_report(
    unit: Unit, period: Period, as_of: date | None = None, paper: Paper = DRAFT
) -> ReportRecord:
    """Everything a report of the period states as of the cut-off day; None: its last day.

    A constant number of selects: `REPORT_SELECTS`, and one for funds of measures if there are commitments.
    """
    record = gather(unit, period, as_of or period.end, paper.dated)
    outcomes, evidence = outcomes_of(unit.id), evidence_sources(unit.id)
    plans = [Planned(row.id, facts, outcomes.get(row.id)) for row, facts in plan_items_of(unit.id)]
    plan_year = _plan_year(period, plans)
    return ReportRecord(
        record=record,
        scores=tuple(
            score(row.id, facts, measure_of(row), record, evidence.get(row.id, ()))
            for row, facts in _in_order(commitments_of(unit.id))
            if facts.year in period.year_ends()
        ),
        plan_year=plan_year,
        plan=_of_years(plans, (plan_year,) if plan_year else ()),
        earlier_plan=_of_years(plans, period.year_ends()),
        statements=tuple(
            Stated(row.id, facts)
            for row, facts in statements_of(unit.id)
            if _names(facts.period_text, period)
        ),
        findings=findings_of(unit, record),
        paper=paper,
    )


def _names(text: str, period: Period) -> bool:
    """Whether the text names the period; a term by its years alone, with any day of congress."""
    term = (period.start, period.end) if period.kind == "term" else None
    return parse_period(text, term) == period


def _plan_year(period: Period, plans: list[Planned]) -> int | None:
    """The next calendar year; after a school year the year it ends in or the next, whichever has tasks."""
    ends = period.end.year
    wanted = (ends, ends + 1) if period.kind == "school_year" else (ends + 1,)
    return next((year for year in wanted if any(planned.facts.year == year for planned in plans)), None)


def _of_years(plans: list[Planned], years: tuple[int, ...]) -> tuple[Planned, ...]:
    ours = [planned for planned in plans if planned.facts.year in years]
    return tuple(sorted(ours, key=lambda planned: (planned.facts.year, _place(planned.facts.position))))


def _in_order(
    rows: list[tuple[Commitment, CommitmentFacts]],
) -> list[tuple[Commitment, CommitmentFacts]]:
    return sorted(rows, key=lambda row: (row[1].year, _place(row[1].position)))


def _place(position: int | None) -> float:
    """Sort key: rows without STT follow the numbered ones in the order recorded (sorting is stable)."""
    return float("inf") if position is None else position
