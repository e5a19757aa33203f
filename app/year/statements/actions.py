"""Writes of the officer's own paragraphs."""

from __future__ import annotations

from typing import Any

from app.core.periods import stated_period
from app.log.activities.mapping import columns_of
from app.log.activities.row_actions import RowKind
from app.year.statements.facts import StatementFacts
from app.year.statements.models import Statement


def _statement(_unit_id: int, facts: StatementFacts) -> dict[str, Any]:
    period = stated_period(facts.period_text)
    return {**columns_of(Statement, facts), "period_start": period.start, "period_end": period.end}


STATEMENTS = RowKind(Statement, "commitments.statement", _statement)
record_statement, correct_statement = STATEMENTS.record, STATEMENTS.correct
