"""Writes of lines that other books reversed: line and reversal together, each on its own day of the book."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from app.books.cashbook.facts import Direction
from app.books.cashbook.models import CashEntry, MoneyEntry
from app.books.cashbook.queries import live_opening, lock_books
from app.books.closings.queries import closed_through
from app.books.closings.rules import is_closed, refuse_closed_day
from app.books.lines.actions import Line, Writer, write_lines, write_reversed
from app.books.reversals.facts import LineKind, ReversedFacts, ReversedRow
from app.books.reversals.queries import OF, entry_of, is_live, like
from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities import actions as log
from app.log.activities.facts import Channel, EntryFacts, Kind, MoneySource
from app.log.activities.models import Activity
from app.office.trail import actions as trail
from app.web.features import log_kinds

_REASON = "Đã ghi đảo ở sổ xuất ra tệp"


def record_reversed(
    unit_id: int,
    facts: ReversedFacts,
    actor: Actor,
    today: date,
    **_options: Any,
) -> None:
    """Write a line and its reversal, or put the live opening balance on its day. Flushes, never commits.

    Nothing is written of what these books still say themselves, or reversed themselves after closing. Raises
    Refused for a closed day.
    """
    db.session.flush()
    lock_books(unit_id)
    writer = Writer(unit_id, actor, today, facts.reason, closed_through(unit_id))
    if facts.reversed_on is None:
        _restate(unit_id, facts, writer)
        return
    entry = _entry(unit_id, facts)
    known = like(facts, entry.id if entry else None) if entry or facts.direction is LineKind.OPENING else []
    if any(one.fund_id == facts.fund_id and _holds_line(one, writer.closed) for one in known):
        return
    for field in ("booked_on", "reversed_on"):
        refuse_closed_day(getattr(facts, field), writer.closed, field)
    line = _line(facts, writer, _withdrawn(unit_id, facts, actor) if _needs_entry(facts, entry) else entry)
    write_reversed(unit_id, [(line, facts.reversed_on)])


def correct_reversed(_row: ReversedRow, old: ReversedFacts, new: ReversedFacts, _by: Correction) -> None:
    """Refused: lines of the book never change. What only names their entry or the reason may differ."""
    names = ("happened_on", "booked_on", "reversed_on", "amount", "fund_id", "to_fund_id", "direction")
    for name in names:
        if getattr(old, name) != getattr(new, name):
            _refuse_change(name)


def _refuse_change(name: str) -> NoReturn:
    raise Refused("Dòng sổ đã ghi không sửa được; hãy bỏ Mã dòng nếu đây là dòng khác.", name)


def _holds_line(line: CashEntry, closed: date | None) -> bool:
    """Whether these books hold the line themselves: it stands, or they reversed it after closing its day."""
    return is_live(line) or is_closed(line.booked_on, closed)


def _needs_entry(facts: ReversedFacts, entry: Activity | None) -> bool:
    return entry is None and facts.direction is not LineKind.OPENING


def _restate(unit_id: int, facts: ReversedFacts, writer: Writer) -> None:
    """Put the live opening balance on the day on which other books counted it."""
    standing = live_opening(unit_id, facts.fund_id, facts.channel)
    if standing is None or (standing.amount, standing.happened_on) != (facts.amount, facts.happened_on):
        raise Refused("Trang Quỹ ghi số dư đầu kỳ khác.", "amount")
    if standing.booked_on == facts.booked_on:
        return
    for day in (standing.booked_on, facts.booked_on):
        refuse_closed_day(day, writer.closed, "booked_on")
    balance_key = (facts.fund_id, Channel(facts.channel))
    line = writer.opening(balance_key, facts.description, facts.amount, facts.happened_on)
    lines = [writer.reversal(standing), {**line, "booked_on": facts.booked_on}]
    write_lines(unit_id, lines, imported=True)


def _line(facts: ReversedFacts, writer: Writer, entry: Activity | None) -> Line:
    names = ("happened_on", "booked_on", "description", "amount", "fund_id", "to_fund_id", "item")
    return {
        **writer.blank,
        **{name: getattr(facts, name) for name in (*names, "counterparty", "voucher_text", "reason")},
        "direction": str(facts.direction),
        "channel": str(facts.channel),
        "to_channel": str(facts.to_channel) if facts.to_channel else None,
        "activity_id": entry.id if entry else None,
    }


def _kind(facts: ReversedFacts) -> str:
    """The kind of log entry that the row names; Thu, chi where it names none."""
    labels = {fold(kind.label): key for key, kind in log_kinds().items()}
    return labels.get(fold(facts.entry_kind), Kind.MONEY)


def _entry(unit_id: int, facts: ReversedFacts) -> Activity | None:
    return entry_of(unit_id, _kind(facts), facts.entry_key) if facts.entry_key else None


def _withdrawn(unit_id: int, facts: ReversedFacts, actor: Actor) -> Activity:
    """What stands in the log for an entry that other books withdrew: a withdrawn receipt or payment."""
    kind = _kind(facts)
    key = facts.entry_key if kind == Kind.MONEY else f"{kind}{OF}{facts.entry_key}"
    entry = EntryFacts(
        starts_on=facts.happened_on,
        title=facts.description,
        amount=facts.amount,
        fund_id=facts.fund_id,
        channel=Channel(facts.channel),
        voucher_text=facts.voucher_text,
        money_source=MoneySource.OWN,
        also_found_by=f"{facts.item} {facts.counterparty}",
    )
    activity = log.add(unit_id, Kind.MONEY, entry, actor, (key if facts.entry_key else None))
    db.session.add(
        MoneyEntry(
            activity_id=activity.id,
            direction=str(Direction(facts.direction)),
            item=facts.item,
            counterparty=facts.counterparty,
            to_fund_id=facts.to_fund_id,
            to_channel=str(facts.to_channel) if facts.to_channel else None,
        )
    )
    reason = facts.reason or _REASON
    log.withdraw(activity, reason, None)
    db.session.flush()
    trail.note(unit_id, actor, "cashbook.money.withdrawn", f"activities/{activity.id}", {}, reason)
    return activity
