"""What cash and bank held each day on which something moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from app.books.cashbook.queries import movements_since
from app.extensions import db
from app.log.activities.facts import Channel


@dataclass(frozen=True, slots=True)
class ChannelDay:
    """One channel over one day: opening + received − paid = closing, whole đồng."""

    opening: int = 0
    received: int = 0
    paid: int = 0
    closing: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which cash or bank moved."""

    day: date
    cash: ChannelDay
    bank: ChannelDay


def days_of(unit_id: int, start: date, end: date, fund_id: int | None = None) -> Sequence[Day]:
    """The days with movement from `start` to `end`, both inclusive; one statement.

    Balances are added up by the database; an opening balance counts as held that morning.
    """
    moved = movements_since(unit_id, start, end).subquery()

    def total(*directions: str) -> ColumnElement[int]:
        is_counted = and_(moved.c.direction.in_(directions), moved.c.booked_on >= start)
        return func.coalesce(func.sum(moved.c.amount).filter(is_counted), 0)

    daily = select(
        moved.c.channel,
        moved.c.booked_on,
        total("receipt", "transfer_in").label("received"),
        (-total("payment", "transfer")).label("paid"),
        func.sum(moved.c.amount).label("moved"),
    ).group_by(moved.c.channel, moved.c.booked_on)
    if fund_id is not None:
        daily = daily.where(moved.c.fund_id == fund_id)
    sums = daily.subquery()
    closing = func.sum(sums.c.moved).over(partition_by=sums.c.channel, order_by=sums.c.booked_on)
    rows = db.session.execute(
        select(sums.c.booked_on, sums.c.channel, sums.c.received, sums.c.paid, closing).order_by(
            sums.c.booked_on, sums.c.channel
        )
    )
    found: dict[date, dict[str, ChannelDay]] = {}
    held: dict[str, int] = {}
    for day, channel, received, paid, left in rows:
        found.setdefault(day, {one: _still(held.get(one, 0)) for one in Channel})
        opening = int(left) - int(received) + int(paid)
        found[day][channel] = ChannelDay(opening, int(received), int(paid), int(left))
        held[channel] = int(left)
    return [Day(day, one[Channel.CASH], one[Channel.BANK]) for day, one in found.items() if day >= start]


def _still(amount: int) -> ChannelDay:
    """A channel that did not move that day."""
    return ChannelDay(amount, 0, 0, amount)
