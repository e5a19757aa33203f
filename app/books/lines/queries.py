"""The cash book as pages show it: lines of a log entry, lines of a period with a running balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from app.books.cashbook.models import CashEntry, Fund
from app.books.cashbook.queries import STATES_OPENING
from app.books.lines.ends import (
    WantedLines,
    is_first_end,
    is_second_end,
    paid_of,
    received_of,
)
from app.extensions import db
from app.listing import PER_PAGE, Page, matches, paginate
from app.log.activities.facts import Channel
from app.log.activities.models import Activity


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry of the cash book as pages show it; `amount` is negative for a reversal.

    `happened_on` is the voucher's day, `booked_on` the one on which the book counts it.
    """

    id: int
    happened_on: date
    booked_on: date
    posted_on: date
    direction: str
    fund_name: str
    channel: str
    to_fund_name: str | None
    to_channel: str | None
    amount: int
    item: str
    description: str
    counterparty: str
    voucher_text: str
    activity_id: int | None
    reversal_of_id: int | None
    reason: str
    posted_by: str

    @property
    def is_late(self) -> bool:
        """Whether it corrects a period that was closed already and is counted in a later one."""
        return self.booked_on != self.happened_on

    @property
    def balance_name(self) -> str:
        """`Đoàn phí (tiền mặt)`; both ends of a transfer."""
        ends = [(self.fund_name, self.channel), (self.to_fund_name, self.to_channel)]
        return " → ".join(
            f"{name} ({Channel(channel).label.lower()})" for name, channel in ends if name and channel
        )


def book_lines() -> Select[CashEntry, str, str | None]:
    """Entries with the names of their funds; `book_line` makes a line of a row."""
    other = aliased(Fund)
    return (
        select(CashEntry, Fund.name, other.name)
        .join(Fund, Fund.id == CashEntry.fund_id)
        .outerjoin(other, other.id == CashEntry.to_fund_id)
    )


def book_line(entry: CashEntry, fund_name: str, to_fund_name: str | None) -> BookLine:
    """A row of `book_lines` as a line."""
    return BookLine(
        id=entry.id,
        happened_on=entry.happened_on,
        booked_on=entry.booked_on,
        posted_on=entry.posted_on,
        direction=entry.direction,
        fund_name=fund_name,
        channel=entry.channel,
        to_fund_name=to_fund_name,
        to_channel=entry.to_channel,
        amount=entry.amount,
        item=entry.item,
        description=entry.description,
        counterparty=entry.counterparty,
        voucher_text=entry.voucher_text,
        activity_id=entry.activity_id,
        reversal_of_id=entry.reversal_of_id,
        reason=entry.reason,
        posted_by=entry.posted_by,
    )


def postings_of(activity_id: int) -> list[BookLine]:
    """Everything that a log entry posted, reversals included, in the order it was posted."""
    rows = db.session.execute(book_lines().where(CashEntry.activity_id == activity_id).order_by(CashEntry.id))
    return [book_line(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A line of the book: what it brought into and took out of the wanted balances, and what they hold then.

    `undone_on` is the day on which the book counts its reversal, None while there is none; `undoes_booked_on`
    and `undoes_voucher` are those of the line that a reversal undoes.
    """

    line: BookLine
    received: int
    paid: int
    balance: int
    undone_on: date | None
    undoes_booked_on: date | None = None
    undoes_voucher: str = ""


def page_of_book(
    unit_id: int,
    wanted: WantedLines,
    opening: int,
    page: int,
    *,
    newest_first: bool = False,
    per_page: int = PER_PAGE,
) -> Page[RunningLine]:
    """A page of the period's lines in the order in which they were booked; two statements.

    Balances count every line of the wanted balances, also those without the words that are searched for.
    """
    received, paid = received_of(wanted), paid_of(wanted)
    original_id = func.coalesce(CashEntry.reversal_of_id, CashEntry.id)
    order = (CashEntry.booked_on, original_id, CashEntry.id)
    running = (
        select(
            CashEntry.id,
            received.label("received"),
            paid.label("paid"),
            func.sum(received - paid).over(order_by=order).label("moved"),
        )
        .where(CashEntry.unit_id == unit_id, not_(STATES_OPENING))
        .where(CashEntry.booked_on.between(wanted.start, wanted.end))
        .where(or_(is_first_end(wanted), is_second_end(wanted)))
        .subquery()
    )
    undoing, undone = aliased(CashEntry), aliased(CashEntry)
    columns = (running.c.received, running.c.paid, running.c.moved, undoing.booked_on)
    query = (
        book_lines()
        .add_columns(*columns, undone.booked_on, undone.voucher_text)
        .join(running, running.c.id == CashEntry.id)
        .outerjoin(undoing, undoing.reversal_of_id == CashEntry.id)
        .outerjoin(undone, undone.id == CashEntry.reversal_of_id)
        .outerjoin(Activity, Activity.id == CashEntry.activity_id)
        .where(matches(Activity.search_text, wanted.words) if wanted.words else true())
        .where(CashEntry.booked_on != CashEntry.happened_on if wanted.only_late else true())
        .order_by(*(term.desc() for term in order) if newest_first else order)
    )

    def line(row: Row[*tuple[Any, ...]]) -> RunningLine:
        entry, fund_name, to_fund_name, gained, gave, moved, *linked = row
        book = book_line(entry, fund_name, to_fund_name)
        sums = (int(gained), int(gave), opening + int(moved))
        return RunningLine(book, *sums, linked[0], linked[1], linked[2] or "")

    return paginate(query, page, line, per_page)
