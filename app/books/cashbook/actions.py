"""Writes of plain receipts, payments and transfers."""

from __future__ import annotations

from datetime import date

from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.models import MoneyEntry
from app.books.cashbook.queries import money_like
from app.books.cashbook.rules import MOVED, refuse_bad_money
from app.books.entries.actions import OnceOnly
from app.books.lines.posting_actions import settle
from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused, Twice
from app.core.money import format_dong
from app.core.once import Keys
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.office.trail import actions as trail


def _moved_already(_activity: Activity, facts: MoneyFacts, _keys: Keys) -> Refused:
    said = [facts.description, format_date(facts.happened_on), format_dong(facts.amount)]
    said += [one for one in (facts.counterparty, facts.voucher_text) if one]
    return Twice(f"Đã ghi một khoản như vậy: {', '.join(said)}.")


_ONCE = OnceOnly(MOVED, money_like, _moved_already)


def record_money(
    unit_id: int,
    facts: MoneyFacts,
    actor: Actor,
    today: date,
    *,
    row_key: str | None = None,
    imported: bool = False,
    again: bool = False,
) -> Activity:
    """Record a plain receipt, payment or transfer. Raises Refused when a balance would fall below zero.

    Twice for what the book tells already, unless `again`; an import was compared as a whole.
    """
    refuse_bad_money(facts)
    if not imported:
        _ONCE.refuse(unit_id, facts, again=again)
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
    again: bool = False,
) -> None:
    """Correct a plain entry: reversal and new posting in one step. Raises Refused, Stale."""
    refuse_bad_money(new)
    if not imported:
        _ONCE.refuse(activity.unit_id, new, again=again, corrected=(activity.id, old))
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


def _fill_money(row: MoneyEntry, facts: MoneyFacts) -> MoneyEntry:
    row.direction = facts.direction
    row.item = facts.item
    row.counterparty = facts.counterparty
    row.to_fund_id = facts.to_fund_id
    row.to_channel = facts.to_channel
    return row


def _note(activity: Activity, actor: Actor, done: str, changes: trail.Changes, reason: str = "") -> None:
    subject = f"activities/{activity.id}"
    trail.note(activity.unit_id, actor, f"cashbook.money.{done}", subject, changes, reason)
