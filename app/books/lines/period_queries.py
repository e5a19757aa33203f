"""Totals of a period of the book, for the wanted balances."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from app.books.cashbook.models import BalanceMonth, CashEntry
from app.books.cashbook.queries import STATES_OPENING
from app.books.cashbook.rules import month_of
from app.books.lines.ends import WantedLines, internal_of, is_in, paid_of, received_of
from app.extensions import db


@dataclass(frozen=True, slots=True)
class BookTotals:
    """opening + received − paid = closing of the wanted balances; an opening balance counts as opening.

    `received` and `paid` are the sums of a ledger's columns. `internal`, a part of both, only moved between
    the wanted balances; `gained` and `spent` leave it out.
    """

    opening: int
    received: int
    paid: int
    internal: int

    @property
    def closing(self) -> int:
        return self.opening + self.received - self.paid

    @property
    def gained(self) -> int:
        return self.received - self.internal

    @property
    def spent(self) -> int:
        return self.paid - self.internal


def book_totals(unit_id: int, wanted: WantedLines) -> BookTotals:
    """The totals of the period, whatever words are searched for; one statement.

    What was held before the period's first month is read from the stored sums of months.
    """
    received, paid = received_of(wanted), paid_of(wanted)
    is_before = or_(CashEntry.booked_on < wanted.start, STATES_OPENING)
    month = month_of(wanted.start)
    carried = (
        select(func.coalesce(func.sum(BalanceMonth.moved), 0))
        .where(BalanceMonth.unit_id == unit_id, BalanceMonth.month < month)
        .where(is_in(wanted, BalanceMonth.fund_id, BalanceMonth.channel))
        .scalar_subquery()
    )
    row = db.session.execute(
        select(
            carried,
            func.coalesce(func.sum(received - paid).filter(is_before), 0),
            func.coalesce(func.sum(received).filter(~is_before), 0),
            func.coalesce(func.sum(paid).filter(~is_before), 0),
            func.coalesce(func.sum(internal_of(wanted)).filter(~is_before), 0),
        ).where(CashEntry.unit_id == unit_id, CashEntry.booked_on.between(month, wanted.end))
    ).one()
    before, begun, *moved = (int(figure) for figure in row)
    return BookTotals(before + begun, *moved)
