"""Writes of the budget."""

from __future__ import annotations

from datetime import date

from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.books.cashbook import queries
from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.log.activities import actions as log
from app.office.trail import actions as trail


def record_budget_line(
    unit_id: int,
    facts: BudgetFacts,
    actor: Actor,
    today: date,  # noqa: ARG001 - all record functions have one signature
    *,
    row_key: str | None = None,
) -> BudgetLine:
    """Add a line to the year's budget. Raises Refused for a fund of another union."""
    line = BudgetLine(
        unit_id=unit_id,
        row_key=row_key or log.new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    db.session.add(_fill_budget(line, facts))
    db.session.flush()
    _note_budget(line, actor, "recorded", trail.changed(None, facts))
    return line


def correct_budget_line(
    line: BudgetLine,
    old: BudgetFacts,
    new: BudgetFacts,
    actor: Actor,
    today: date,  # noqa: ARG001
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Give a line new facts. Raises Refused, Stale."""
    log.refuse_stale(line, version)
    _fill_budget(line, new)
    db.session.flush()
    _note_budget(line, actor, "corrected", trail.changed(old, new), reason)


def withdraw_budget_line(
    line: BudgetLine,
    actor: Actor,
    today: date,  # noqa: ARG001
    reason: str,
    version: int | None = None,
) -> None:
    """Take a line out of the budget. Raises Refused without a reason, Stale."""
    log.withdraw(line, reason, version)
    db.session.flush()
    _note_budget(line, actor, "withdrawn", {}, reason)


def _fill_budget(line: BudgetLine, facts: BudgetFacts) -> BudgetLine:
    if facts.fund_id is not None and queries.fund(line.unit_id, facts.fund_id) is None:
        raise Refused("Quỹ này không có trong sổ của công đoàn.", "fund_id")
    line.year = facts.year
    line.side = facts.side
    line.item = facts.item
    line.amount = facts.amount
    line.fund_id = facts.fund_id
    return line


def _note_budget(line: BudgetLine, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    subject = f"budget_lines/{line.id}"
    trail.note(line.unit_id, actor, f"cashbook.budget_line.{done}", subject, changes, reason)
