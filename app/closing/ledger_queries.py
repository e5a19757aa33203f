"""What a ledger of a period says: what was held, each line with what is held then, what it adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.cashbook.book_ends import Wanted, is_first_end, is_second_end
from app.cashbook.book_queries import BookTotals, RunningLine, book_totals, page_of_book
from app.cashbook.models import CashEntry
from app.cashbook.voucher_models import Voucher
from app.extensions import db
from app.listing import Page

#: Lines on a page of the screen, and a number that no book of one period reaches: papers are drawn whole.
LINES, WHOLE = 50, 1_000_000
#: Numbers that the register gave to older money, by log entry and kind of paper.
Given = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """A ledger of a period: both days inclusive, amounts in whole đồng.

    `since_new_year`: what the year of the period's last day brought until then. `within`: what was moved
    between purses of this ledger, so that it stands on both its sides.
    """

    wanted: Wanted
    totals: BookTotals
    since_new_year: BookTotals
    within: int
    lines: Page[RunningLine]
    given: Given


def read_ledger(unit_id: int, wanted: Wanted, page: int, per_page: int = LINES) -> LedgerRead:
    """One page of the ledger; six statements whatever the size of the book."""
    totals = book_totals(unit_id, wanted)
    new_year = Wanted(date(wanted.end.year, 1, 1), wanted.end, wanted.fund_id, wanted.channel)
    return LedgerRead(
        wanted=wanted,
        totals=totals,
        since_new_year=book_totals(unit_id, new_year),
        within=_moved_within(unit_id, wanted),
        lines=page_of_book(unit_id, wanted, totals.opening, page, per_page=per_page),
        given=_given(unit_id, wanted),
    )


def _moved_within(unit_id: int, wanted: Wanted) -> int:
    query = select(func.coalesce(func.sum(CashEntry.amount), 0)).where(
        CashEntry.unit_id == unit_id,
        CashEntry.booked_on.between(wanted.start, wanted.end),
        is_first_end(wanted),
        is_second_end(wanted),
    )
    return int(db.session.scalar(query) or 0)


def _given(unit_id: int, wanted: Wanted) -> Given:
    rows = db.session.execute(
        select(Voucher.activity_id, Voucher.kind, func.max(Voucher.text))
        .join(CashEntry, CashEntry.activity_id == Voucher.activity_id)
        .where(Voucher.unit_id == unit_id, CashEntry.voucher_text == "")
        .where(CashEntry.booked_on.between(wanted.start, wanted.end))
        .group_by(Voucher.activity_id, Voucher.kind)
    )
    return {(activity_id, kind): text for activity_id, kind, text in rows}
