"""Writes of commitments, of the plan's lines and of the officer's own paragraphs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.activities.row_actions import RowKind
from app.cashbook.queries import funds_of
from app.commitments.facts import CommitmentFacts, PlanFacts, StatementFacts
from app.commitments.models import Commitment, PlanItem, Statement
from app.core.errors import Refused
from app.core.periods import BadPeriod, parse_period
from app.measures.rules import parse_measure


def _commitment(unit_id: int, facts: CommitmentFacts) -> dict[str, Any]:
    if facts.measure:
        try:
            parse_measure(facts.measure, [fund.name for fund in funds_of(unit_id)])
        except Refused as bad:
            raise Refused(bad.sentence, "measure") from bad
    return {
        "year": facts.year,
        "position": facts.position,
        "content": facts.content,
        "target": _number(facts.target, "target"),
        "measure_unit": facts.measure_unit,
        "measure": facts.measure,
        "done": _number(facts.done, "done"),
        "note": facts.note,
    }


def _number(value: Decimal | None, field: str) -> str | None:
    """The decimal as the table's text, which has room for 30 characters."""
    if value is None:
        return None
    if abs(value.adjusted()) > 12 or len(value.as_tuple().digits) > 15:
        raise Refused("Số này quá lớn hoặc có quá nhiều chữ số.", field)
    return format(value, "f")


def _plan_item(_unit_id: int, facts: PlanFacts) -> dict[str, Any]:
    return {
        "year": facts.year,
        "position": facts.position,
        "content": facts.content,
        "target": facts.target,
        "result": facts.result,
    }


def _statement(_unit_id: int, facts: StatementFacts) -> dict[str, Any]:
    try:
        period = parse_period(facts.period_text)
    except BadPeriod as bad:
        raise Refused(bad.sentence, "period_text") from bad
    return {
        "period_text": facts.period_text,
        "period_start": period.start,
        "period_end": period.end,
        "topic": facts.topic,
        "content": facts.content,
    }


COMMITMENTS = RowKind(Commitment, "commitments.commitment", _commitment)
PLAN = RowKind(PlanItem, "commitments.plan_item", _plan_item)
STATEMENTS = RowKind(Statement, "commitments.statement", _statement)

record_commitment, correct_commitment, withdraw_commitment = (
    COMMITMENTS.record,
    COMMITMENTS.correct,
    COMMITMENTS.withdraw,
)
record_plan_item, correct_plan_item, withdraw_plan_item = PLAN.record, PLAN.correct, PLAN.withdraw
record_statement, correct_statement, withdraw_statement = (
    STATEMENTS.record,
    STATEMENTS.correct,
    STATEMENTS.withdraw,
)
