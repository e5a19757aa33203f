"""Selects of closed periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, select

from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import Balance
from app.books.closings.models import ClosingBalance, PeriodClosing
from app.core.dates import format_date
from app.extensions import db


def closed_through(unit_id: int) -> date | None:
    """The last day of the union's closed periods, inclusive; None while everything is open."""
    return db.session.scalar(last_closed(unit_id))


def last_closed(unit_id: int) -> Select[date | None]:
    """The select of `closed_through`."""
    return select(func.max(PeriodClosing.ends_on)).where(
        PeriodClosing.unit_id == unit_id, PeriodClosing.reopened_at.is_(None)
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
    return db.session.scalar(first_booked(unit_id))


def first_booked(unit_id: int) -> Select[date | None]:
    """The select of `first_booked_day`."""
    return select(func.min(CashEntry.booked_on)).where(CashEntry.unit_id == unit_id)


def closings_within(unit_id: int, start: date, end: date) -> list[tuple[date, str, int]]:
    """Day, words and id of the closings in force that end between the days (inclusive); one statement."""
    query = select(PeriodClosing.id, PeriodClosing.ends_on).where(
        PeriodClosing.unit_id == unit_id,
        PeriodClosing.reopened_at.is_(None),
        PeriodClosing.ends_on.between(start, end),
    )
    return [
        (ends_on, f"Sổ đã khóa đến hết ngày {format_date(ends_on)}", row_id)
        for row_id, ends_on in db.session.execute(query)
    ]
