"""Writes of the cash book. Posted entries are only ever reversed and posted again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import insert

from app.activities import actions as log
from app.activities.facts import Channel, Kind
from app.activities.models import Activity
from app.cashbook import queries
from app.cashbook.facts import BudgetFacts, MoneyFacts, Movement, Posting
from app.cashbook.models import BudgetLine, CashEntry, Fund, MoneyEntry
from app.cashbook.rules import first_shortage, movements_of, payment_of, posted_part, refuse_bad_money
from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused
from app.core.money import format_dong
from app.extensions import db
from app.trail import actions as trail

#: Columns of an entry that a posting fills and a reversal repeats.
_SAID = tuple(field.name for field in fields(Posting))


def settle(
    activity: Activity,
    wanted: Iterable[Posting],
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    allow_negative: bool = False,
) -> None:
    """`settle_all` for one log entry, which wants these postings; none when it was withdrawn."""
    settle_all(
        activity.unit_id, {activity.id: list(wanted)}, actor, today, reason, allow_negative=allow_negative
    )


def settle_all(
    unit_id: int,
    wanted: Mapping[int, Sequence[Posting]],
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    allow_negative: bool = False,
) -> None:
    """Bring the cash book in line with log entries: reverse what no longer holds, post what is missing.

    Called in the transaction that records, corrects or withdraws them; `wanted` maps an entry's id to the
    postings it asks for. What opening balances hold already is not posted. A reversal stands on the day
    of what it undoes. Raises Refused when a purse falls below zero on some day because of it, unless
    `allow_negative` (an import of old books, which warns instead), and for a fund of another union.
    """
    db.session.flush()
    queries.lock_books(unit_id)
    opened = queries.opening_days(unit_id)
    gone = queries.live_entries(wanted.keys())
    asked = [(entry, posted_part(one, opened)) for entry, postings in wanted.items() for one in postings]
    # An entry that stands already is left alone: settling twice writes nothing.
    new = [(entry, one) for entry, one in asked if one and gone.pop((entry, one), None) is None]
    rows = [_reversal(entry, actor, today, reason) for entry in gone.values()]
    rows += [_row(unit_id, one, actor, today, reason, activity_id=entry) for entry, one in new]
    if not rows:
        return
    db.session.execute(insert(CashEntry), rows)
    moved = [move for _, posting in gone for move in movements_of(posting, -1)]
    moved += [move for _, posting in new for move in movements_of(posting)]
    if not allow_negative:
        _refuse_below_zero(unit_id, moved)


def settle_payment(
    activity: Activity, actor: Actor, today: date, reason: str = "", *, allow_negative: bool = False
) -> None:
    """`settle` for a visit, activity or award: a payment from its fund, or nothing for others' money."""
    payment = payment_of(activity) if activity.withdrawn_at is None else None
    wanted = [payment] if payment else []
    settle(activity, wanted, actor, today, reason, allow_negative=allow_negative)


def set_opening(
    fund: Fund,
    channel: Channel,
    amount: int,
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    on: date | None = None,
    allow_negative: bool = False,
) -> None:
    """State what a purse holds on the morning of `on` (None: the fund's `opening_on`); 0: it starts empty.

    Raises Refused when less money than was stated before leaves the purse below zero on some day.
    """
    day = on or fund.opening_on
    standing = queries.live_opening(fund.id, channel)
    if standing and (standing.amount, standing.happened_on) == (amount, day):
        return
    rows, moved = [], []
    if standing:
        rows.append(_reversal(standing, actor, today, reason))
        moved.append(Movement((fund.id, channel), standing.happened_on, -standing.amount))
    if amount and day:
        stated = {"fund_id": fund.id, "channel": channel, "amount": amount, "happened_on": day}
        told = {"direction": "opening", "description": f"Số dư đầu kỳ {fund.name}"}
        rows.append(_blank(fund.unit_id, actor, today, reason) | stated | told)
        moved.append(Movement((fund.id, channel), day, amount))
    if rows:
        db.session.flush()
        db.session.execute(insert(CashEntry), rows)
    if not allow_negative:
        _refuse_below_zero(fund.unit_id, moved)


def record_money(
    unit_id: int,
    facts: MoneyFacts,
    actor: Actor,
    today: date,
    *,
    row_key: str | None = None,
    allow_negative: bool = False,
) -> Activity:
    """Record a plain receipt, payment or transfer. Raises Refused when a purse would fall below zero."""
    refuse_bad_money(facts)
    activity = log.add(unit_id, Kind.MONEY, facts.entry(), actor, row_key)
    db.session.add(_fill_money(MoneyEntry(activity_id=activity.id), facts))
    settle(activity, [facts.posting()], actor, today, allow_negative=allow_negative)
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
    allow_negative: bool = False,
) -> None:
    """Correct a plain entry: reversal and new posting in one step. Raises Refused, Stale."""
    refuse_bad_money(new)
    log.change(activity, new.entry(), version)
    _fill_money(db.session.get_one(MoneyEntry, activity.id), new)
    settle(activity, [new.posting()], actor, today, reason, allow_negative=allow_negative)
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


def _blank(unit_id: int, actor: Actor, today: date, reason: str) -> dict[str, Any]:
    """An entry that says nothing yet: one statement inserts rows of all sorts, so all have all columns."""
    return {
        **dict.fromkeys(_SAID),
        "item": "",
        "counterparty": "",
        "voucher_text": "",
        "part": "",
        "unit_id": unit_id,
        "posted_on": today,
        "posted_by_id": actor.user_id,
        "posted_by": actor.name,
        "activity_id": None,
        "reversal_of_id": None,
        "reason": reason,
    }


def _row(
    unit_id: int, posting: Posting, actor: Actor, today: date, reason: str, *, activity_id: int
) -> dict[str, Any]:
    said = {name: getattr(posting, name) for name in _SAID}
    return _blank(unit_id, actor, today, reason) | said | {"activity_id": activity_id}


def _reversal(entry: CashEntry, actor: Actor, today: date, reason: str) -> dict[str, Any]:
    """A negative on the entry's own side, on the day it happened: no period is closed yet in these books."""
    repeated = {name: getattr(entry, name) for name in _SAID}
    undoes = {"amount": -entry.amount, "activity_id": entry.activity_id, "reversal_of_id": entry.id}
    return _blank(entry.unit_id, actor, today, reason) | repeated | undoes


def _refuse_below_zero(unit_id: int, moved: Sequence[Movement]) -> None:
    low = first_shortage(queries.shortages(unit_id, {one.purse for one in moved}), moved)
    if low is None:
        return
    fund = queries.fund(unit_id, low.purse[0])
    raise Refused(
        f"{fund.name if fund else 'Quỹ'} ({Channel(low.purse[1]).label.lower()}) không đủ tiền: "
        f"đến hết ngày {format_date(low.happened_on)} sẽ thiếu {format_dong(-low.amount)}. "
        "Hãy ghi khoản thu trước, hoặc chọn quỹ, hình thức khác."
    )
