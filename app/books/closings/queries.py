"""Selects of closed periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import Balance
from app.books.closings.models import ClosingBalance, PeriodClosing
from app.extensions import db


def closed_through(unit_id: int) -> date | None:
    """The last day of the union's closed periods, inclusive; None while everything is open."""
    return db.session.scalar(
        select(func.max(PeriodClosing.ends_on)).where(
            PeriodClosing.unit_id == unit_id, PeriodClosing.reopened_at.is_(None)
        )
    )


def closings_of(unit_id: int) -> Sequence[PeriodClosing]:
    """Every closing, the newest first; those that were reopened too."""
    query = select(PeriodClosing).where(PeriodClosing.unit_id == unit_id)
    return db.session.scalars(query.order_by(PeriodClosing.id.desc())).all()


def closing(unit_id: int, closing_id: int) -> PeriodClosing | None:
    """A closing of this union, reopened or not; or None."""
    return db.session.scalar(
        select(PeriodClosing).where(PeriodClosing.unit_id == unit_id, PeriodClosing.id == closing_id)
    )


def latest_closing(unit_id: int) -> PeriodClosing | None:
    """The closing in force that ends last: the one that can be reopened."""
    return db.session.scalar(
        select(PeriodClosing)
        .where(PeriodClosing.unit_id == unit_id, PeriodClosing.reopened_at.is_(None))
        .order_by(PeriodClosing.ends_on.desc())
        .limit(1)
    )


def balances_closed(closing_id: int) -> list[Balance]:
    """The balances when the period was closed, by fund, cash first."""
    rows = db.session.execute(
        select(Fund.id, Fund.name, ClosingBalance.channel, ClosingBalance.amount)
        .join(Fund, Fund.id == ClosingBalance.fund_id)
        .where(ClosingBalance.closing_id == closing_id)
        .order_by(Fund.id, ClosingBalance.channel.desc())
    )
    return [Balance(*row) for row in rows]


def first_booked_day(unit_id: int) -> date | None:
    """The first day on which the book counts anything."""
    return db.session.scalar(select(func.min(CashEntry.booked_on)).where(CashEntry.unit_id == unit_id))
