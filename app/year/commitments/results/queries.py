"""Selects of a year's commitments with their results so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.core.periods import Period, next_like, period_of
from app.core.vietnamese import fold
from app.extensions import db
from app.office.units.models import Unit
from app.year.commitments.evidence.queries import evidence_sources
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of, measure_of, record_of_year
from app.year.commitments.rules import Score, score
from app.year.plan.outcomes.facts import seen_mark


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of the year with its score; `goes_on`: the next year (`next_like`) has it too."""

    row: Commitment
    score: Score
    goes_on: bool

    @property
    def is_counted(self) -> bool:
        """Whether the result is counted, not stated."""
        return self.score.is_counted


def promises_of(unit: Unit, year: Period, today: date) -> list[Promise]:
    """The live commitments of a year, or other period, by number, each with its score up to `today`.

    Three statements, and those of `figures.gather` if there is any commitment.
    """
    every = commitments_of(unit.id)
    after = next_like(year)
    ours = of_year(every, year)
    later = {fold(facts.content) for _, facts in of_year(every, after)} if after else set()
    if not ours:
        return []
    record = record_of_year(unit, year, today)
    evidence = evidence_sources(unit.id)
    return [
        Promise(
            row,
            score(row.id, facts, measure_of(row), record, evidence.get(row.id, ())),
            fold(facts.content) in later,
        )
        for row, facts in ours
    ]


def of_year(
    rows: list[tuple[Commitment, CommitmentFacts]], year: Period
) -> list[tuple[Commitment, CommitmentFacts]]:
    """Those of one year: the numbered first, then in the order they were recorded."""
    ours = [one for one in rows if one[1].period == year]
    return sorted(ours, key=lambda one: (one[1].position is None, one[1].position or 0, one[0].id))


def seen_of(rows: list[Commitment]) -> str:
    """The mark of what is recorded of these commitments, to detect a stale form."""
    return seen_mark({row.id: (str(row.version), "") for row in rows})


def years_promised(unit_id: int) -> list[Period]:
    """The years, or other periods, that have live commitments, newest first; one statement."""
    query = select(Commitment.year).where(Commitment.unit_id == unit_id, Commitment.withdrawn_at.is_(None))
    found = map(period_of, db.session.scalars(query.distinct()))
    return sorted(found, key=lambda one: (one.end, one.start), reverse=True)
