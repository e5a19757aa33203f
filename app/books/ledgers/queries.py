"""Selects of a ledger of a period: opening, lines with their running balance, totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.books.cashbook.models import CashEntry
from app.books.lines.ends import WantedLines
from app.books.lines.period_queries import BookTotals, book_totals
from app.books.lines.queries import RunningLine, page_of_book
from app.books.register.models import Voucher
from app.extensions import db
from app.listing import Page

#: Lines on a page of the screen; and on paper, which has one page of all lines.
LINES, ALL_LINES = 50, 1_000_000
#: Numbers that the register gave to older money, by log entry and kind of paper.
Given = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A page of a ledger of a period: both days inclusive, amounts in whole đồng.

    `since_new_year`: the totals from 1 January to the period's last day.
    """

    wanted: WantedLines
    totals: BookTotals
    since_new_year: BookTotals
    lines: Page[RunningLine]
    given: Given


def read_ledger(unit_id: int, wanted: WantedLines, page: int, per_page: int = LINES) -> LedgerPage:
    """One page of the ledger; five statements whatever the size of the book."""
    totals = book_totals(unit_id, wanted)
    new_year = WantedLines(date(wanted.end.year, 1, 1), wanted.end, wanted.fund_id, wanted.channel)
    return LedgerPage(
        wanted=wanted,
        totals=totals,
        since_new_year=book_totals(unit_id, new_year),
        lines=page_of_book(unit_id, wanted, totals.opening, page, per_page=per_page),
        given=_given(unit_id, wanted),
    )


def _given(unit_id: int, wanted: WantedLines) -> Given:
    rows = db.session.execute(
        select(Voucher.activity_id, Voucher.kind, func.max(Voucher.text))
        .join(CashEntry, CashEntry.activity_id == Voucher.activity_id)
        .where(Voucher.unit_id == unit_id, CashEntry.voucher_text == "")
        .where(CashEntry.booked_on.between(wanted.start, wanted.end))
        .group_by(Voucher.activity_id, Voucher.kind)
    )
    return {(activity_id, kind): text for activity_id, kind, text in rows}
