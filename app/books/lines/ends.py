"""What the book is asked for, and what a line of it did to the purses asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, true

from app.books.cashbook.models import CashEntry


@dataclass(frozen=True, slots=True)
class WantedLines:
    """What the book is asked for: both days inclusive; fund, channel and words None or "" for no limit.

    `only_late`: only what was booked in the period for a day of an earlier, closed one.
    """

    start: date
    end: date
    fund_id: int | None = None
    channel: str | None = None
    words: str = ""
    only_late: bool = False


def is_first_end(wanted: WantedLines) -> ColumnElement[bool]:
    """Whether a line comes in at, or goes out of, a purse asked for."""
    return is_in(wanted, CashEntry.fund_id, CashEntry.channel)


def is_second_end(wanted: WantedLines) -> ColumnElement[bool]:
    """Whether a transfer arrives in a purse asked for."""
    return and_(CashEntry.to_fund_id.is_not(None), is_in(wanted, CashEntry.to_fund_id, CashEntry.to_channel))


def is_in(wanted: WantedLines, fund_id: Any, channel: Any) -> ColumnElement[bool]:
    """Whether a purse, by its two columns, is one of those asked for."""
    found: ColumnElement[bool] = true()
    if wanted.fund_id is not None:
        found = found & (fund_id == wanted.fund_id)
    if wanted.channel:
        found = found & (channel == wanted.channel)
    return found


def received_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a line brought into the purses asked for, đồng; below zero for a reversal."""
    takes_in = and_(CashEntry.direction.in_(("opening", "receipt")), is_first_end(wanted))
    return case((or_(takes_in, is_second_end(wanted)), CashEntry.amount), else_=0)


def paid_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a line took out of them."""
    gives = and_(CashEntry.direction.in_(("payment", "transfer")), is_first_end(wanted))
    return case((gives, CashEntry.amount), else_=0)


def within_of(wanted: WantedLines) -> ColumnElement[int]:
    """What a transfer moved from one of them to another: it stands in both columns and changes no sum."""
    return case((and_(is_first_end(wanted), is_second_end(wanted)), CashEntry.amount), else_=0)
