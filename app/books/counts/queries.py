"""Selects of counts of the cash box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.books.cashbook.models import Fund
from app.books.cashbook.queries import balances
from app.books.counts.facts import CountFacts, note_name
from app.books.counts.models import CashCount, CountedNote
from app.core.money import DENOMINATIONS
from app.extensions import db
from app.listing import Page, in_order, paginate
from app.log.activities.facts import Channel
from app.log.activities.mapping import facts_from

COUNT_ORDERS = {
    "day": (CashCount.counted_on, CashCount.id),
    "amount": (CashCount.counted_amount, CashCount.id),
}


@dataclass(frozen=True, slots=True)
class ListedCount:
    """A count in the list; `fund_name` None: all funds together. Amounts are whole đồng."""

    row: CashCount
    fund_name: str | None

    @property
    def difference(self) -> int:
        """What was counted beyond the book; below zero where money was missing."""
        return self.row.counted_amount - self.row.book_amount


def cash_on(unit_id: int, day: date, fund_id: int | None) -> int:
    """The book's cash balance of a fund, or of all, on that evening, whole đồng; one statement."""
    held = [one for one in balances(unit_id, day) if one.channel == Channel.CASH]
    return sum(one.amount for one in held if fund_id in (None, one.fund_id))


def page_of_counts(
    unit_id: int, page: int, *, year: int | None = None, sort: str = "-day"
) -> Page[ListedCount]:
    """A page of the union's counts, the withdrawn left out; two statements."""
    query = (
        select(CashCount, Fund.name)
        .outerjoin(Fund, Fund.id == CashCount.fund_id)
        .where(CashCount.unit_id == unit_id, CashCount.withdrawn_at.is_(None))
    )
    if year:
        query = query.where(CashCount.counted_on.between(date(year, 1, 1), date(year, 12, 31)))
    return paginate(in_order(query, COUNT_ORDERS, sort), page, lambda row: ListedCount(row[0], row[1]))


def count(unit_id: int, count_id: int) -> tuple[CashCount, CountFacts] | None:
    """A count of this union, withdrawn or not, with its facts; or None. Two statements."""
    row = db.session.scalar(select(CashCount).where(CashCount.unit_id == unit_id, CashCount.id == count_id))
    return (row, count_facts(row, notes_of(row.id))) if row else None


def notes_of(count_id: int) -> Sequence[CountedNote]:
    """The notes of a count, the largest first."""
    query = select(CountedNote).where(CountedNote.count_id == count_id)
    return db.session.scalars(query.order_by(CountedNote.denomination.desc())).all()


def count_facts(row: CashCount, notes: Sequence[CountedNote]) -> CountFacts:
    """The facts of a count."""
    pieces = {one.denomination: one.pieces for one in notes}
    return facts_from(CountFacts, row, **{note_name(value): pieces.get(value) for value in DENOMINATIONS})
