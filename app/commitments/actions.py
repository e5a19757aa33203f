"""Writes of commitments, of the plan's lines and of the officer's own paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from app.activities.actions import new_row_key, refuse_stale
from app.activities.actions import withdraw as withdraw_row
from app.cashbook.queries import funds_of
from app.commitments.facts import CommitmentFacts, PlanFacts, StatementFacts
from app.commitments.models import Commitment, PlanItem, Statement
from app.core.actor import Actor
from app.core.errors import Refused
from app.core.periods import BadPeriod, parse_period
from app.extensions import db
from app.measures.rules import parse_measure
from app.trail import actions as trail

Row = TypeVar("Row", Commitment, PlanItem, Statement)
Facts = TypeVar("Facts", CommitmentFacts, PlanFacts, StatementFacts)


@dataclass(frozen=True, slots=True)
class RowKind(Generic[Row, Facts]):
    """A kind of row beside the log and its writes; `columns` checks facts and says what the table keeps."""

    model: type[Row]
    action: str
    columns: Callable[[int, Facts], dict[str, Any]]

    def record(
        self,
        unit_id: int,
        facts: Facts,
        actor: Actor,
        today: date,  # noqa: ARG002 - every record of the house is called alike
        *,
        row_key: str | None = None,
    ) -> Row:
        """Put a new row into the books. Raises Refused."""
        row = self.model(
            unit_id=unit_id,
            row_key=row_key or new_row_key(),
            recorded_by_id=actor.user_id,
            recorded_by=actor.name,
            **self.columns(unit_id, facts),
        )
        db.session.add(row)
        db.session.flush()
        self._note(row, actor, "recorded", trail.changed(None, facts))
        return row

    def correct(
        self,
        row: Row,
        old: Facts,
        new: Facts,
        actor: Actor,
        today: date,  # noqa: ARG002
        reason: str,
        *,
        version: int | None = None,
    ) -> None:
        """Give a row new facts; `version` is the one that the officer saw. Raises Refused, Stale."""
        refuse_stale(row, version)
        for name, value in self.columns(row.unit_id, new).items():
            setattr(row, name, value)
        db.session.flush()
        self._note(row, actor, "corrected", trail.changed(old, new), reason)

    def withdraw(
        self,
        row: Row,
        actor: Actor,
        today: date,  # noqa: ARG002
        reason: str,
        version: int | None = None,
    ) -> None:
        """Take a row out of every list and count. Raises Refused without a reason, Stale."""
        withdraw_row(row, reason, version)
        db.session.flush()
        self._note(row, actor, "withdrawn", {}, reason)

    def _note(self, row: Row, actor: Actor, done: str, changes: dict[str, Any], reason: str = "") -> None:
        subject = f"{row.__tablename__}/{row.id}"
        trail.note(row.unit_id, actor, f"commitments.{self.action}.{done}", subject, changes, reason)


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


COMMITMENTS = RowKind(Commitment, "commitment", _commitment)
PLAN = RowKind(PlanItem, "plan_item", _plan_item)
STATEMENTS = RowKind(Statement, "statement", _statement)

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
