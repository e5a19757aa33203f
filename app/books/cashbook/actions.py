"""Writes of plain receipts, payments and transfers, and of the budget."""

from __future__ import annotations

from datetime import date

from app.books.cashbook import queries
from app.books.cashbook.facts import BudgetFacts, MoneyFacts
from app.books.cashbook.models import BudgetLine, MoneyEntry
from app.books.cashbook.rules import refuse_bad_money
from app.books.lines.posting_actions import settle
from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.office.trail import actions as trail


def record_money(
    unit_id: int,
    facts: MoneyFacts,
    actor: Actor,
    today: date,
    *,
    row_key: str | None = None,
    imported: bool = False,
) -> Activity:
    """Record a plain receipt, payment or transfer. Raises Refused when a purse would fall below zero."""
    refuse_bad_money(facts)
    activity = log.add(unit_id, Kind.MONEY, facts.entry(), actor, row_key)
    db.session.add(_fill_money(MoneyEntry(activity_id=activity.id), facts))
    settle(activity, [facts.posting()], actor, today, imported=imported)
    _note(activity, actor, "recorded", trail.changed(None, facts))
    return activity


def correct_money(
    activity: Activity,
    old: MoneyFacts,
    new: MoneyFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
    imported: bool = False,
) -> None:
    """Correct a plain entry: reversal and new posting in one step. Raises Refused, Stale."""
    refuse_bad_money(new)
    log.change(activity, new.entry(), version)
    _fill_money(db.session.get_one(MoneyEntry, activity.id), new)
    settle(activity, [new.posting()], actor, today, reason, imported=imported)
    _note(activity, actor, "corrected", trail.changed(old, new), reason)


def withdraw_money(
    activity: Activity, actor: Actor, today: date, reason: str, version: int | None = None
) -> None:
    """Withdraw a plain entry; its posting is reversed. Raises Refused without a reason, Stale."""
    log.withdraw(activity, reason, version)
    settle(activity, (), actor, today, reason)
    _note(activity, actor, "withdrawn", {}, reason)


def record_budget_line(
    unit_id: int,
    facts: BudgetFacts,
    actor: Actor,
    today: date,  # noqa: ARG001 - every record of the house is called alike
    *,
    row_key: str | None = None,
) -> BudgetLine:
    """Put a line into the year's budget. Raises Refused for a fund of another union."""
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


def _fill_money(row: MoneyEntry, facts: MoneyFacts) -> MoneyEntry:
    row.direction = facts.direction
    row.item = facts.item
    row.counterparty = facts.counterparty
    row.to_fund_id = facts.to_fund_id
    row.to_channel = facts.to_channel
    return row


def _fill_budget(line: BudgetLine, facts: BudgetFacts) -> BudgetLine:
    if facts.fund_id is not None and queries.fund(line.unit_id, facts.fund_id) is None:
        raise Refused("Quỹ này không có trong sổ của công đoàn.", "fund_id")
    line.year = facts.year
    line.side = facts.side
    line.item = facts.item
    line.amount = facts.amount
    line.fund_id = facts.fund_id
    return line


def _note(activity: Activity, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    subject = f"activities/{activity.id}"
    trail.note(activity.unit_id, actor, f"cashbook.money.{done}", subject, changes, reason)


def _note_budget(line: BudgetLine, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    subject = f"budget_lines/{line.id}"
    trail.note(line.unit_id, actor, f"cashbook.budget_line.{done}", subject, changes, reason)
