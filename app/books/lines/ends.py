"""Which lines of the book are wanted, and what a line brought into or took out of the wanted balances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, true

from app.books.cashbook.models import CashEntry


@dataclass(frozen=True, slots=True)
class WantedLines:
    """Which lines are wanted: both days inclusive; fund, channel and words None or "" for no limit.

    `only_late`: only what was booked in the period for a day of an earlier, closed one.
    """

    start: date
    end: date
    fund_id: int | None = None
    channel: str | None = None
    words: str = ""
    only_late: bool = False


def is_first_end(wanted: WantedLines) -> ColumnElement[bool]:
    """Whether a line's first end is a wanted balance."""
    return is_in(wanted, CashEntry.fund_id, CashEntry.channel)


def is_second_end(wanted: WantedLines) -> ColumnElement[bool]:
    """Whether a transfer arrives in a wanted balance."""
    return and_(CashEntry.to_fund_id.is_not(None), is_in(wanted, CashEntry.to_fund_id, CashEntry.to_channel))


def is_in(wanted: WantedLines, fund_id: Any, channel: Any) -> ColumnElement[bool]:
    """Whether a balance, by its two columns, is wanted."""
    found: ColumnElement[bool] = true()
    if wanted.fund_id is not None:
        found = found & (fund_id == wanted.fund_id)
    if wanted.channel:
        found = found & (channel == wanted.channel)
    return found


def received_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a line brought into the wanted balances, đồng; below zero for a reversal."""
    takes_in = and_(CashEntry.direction.in_(("opening", "receipt")), is_first_end(wanted))
    return case((or_(takes_in, is_second_end(wanted)), CashEntry.amount), else_=0)


def paid_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a line took out of the wanted balances, đồng; below zero for a reversal."""
    gives = and_(CashEntry.direction.in_(("payment", "transfer")), is_first_end(wanted))
    return case((gives, CashEntry.amount), else_=0)


def internal_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a transfer moved between two wanted balances: it is in both columns and changes no sum."""
    return case((and_(is_first_end(wanted), is_second_end(wanted)), CashEntry.amount), else_=0)
