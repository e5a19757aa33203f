"""Opening balances."""

from __future__ import annotations

from datetime import date

from app.books.cashbook import queries
from app.books.cashbook.models import Fund
from app.books.closings.queries import closed_through
from app.books.closings.rules import refuse_closed_day
from app.books.lines.actions import Line, Writer, write_lines
from app.core.actor import Actor
from app.extensions import db
from app.log.activities.facts import Channel


def set_opening(
    fund: Fund,
    channel: Channel,
    amount: int,
    actor: Actor,
    today: date,
    reason: str = "",
    *,
    on: date | None = None,
    imported: bool = False,
) -> None:
    """State the balance on the morning of `on` (None: the fund's `opening_on`); 0: it starts empty.

    Restating an opening of a closed month is booked in an open one. Raises Refused for a new opening of a
    closed period, and when a lower opening leaves the balance below zero on some day.
    """
    day = on or fund.opening_on
    db.session.flush()
    queries.lock_books(fund.unit_id)
    standing = queries.live_opening(fund.unit_id, fund.id, channel)
    if standing and (standing.amount, standing.happened_on) == (amount, day):
        return
    closed = closed_through(fund.unit_id)
    writer = Writer(fund.unit_id, actor, today, reason, closed)
    lines: list[Line] = [writer.reversal(standing)] if standing else []
    if amount and day:
        if not (standing or reason):
            refuse_closed_day(day, closed, "opening_on")
        lines.append(writer.opening((fund.id, channel), f"Số dư đầu kỳ {fund.name}", amount, day))
    write_lines(fund.unit_id, lines, imported=imported)
