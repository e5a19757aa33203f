"""The cash book as pages show it: lines of a log entry, lines of a period with a running balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from app.activities.facts import Channel
from app.activities.models import Activity
from app.cashbook.models import CashEntry, Fund
from app.extensions import db
from app.listing import Page, matches, paginate


@dataclass(frozen=True, slots=True)
class BookLine:
    """An entry of the cash book as pages show it; `amount` is negative for a reversal."""

    id: int
    happened_on: date
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
    def purse(self) -> str:
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
class Wanted:
    """What the book is asked for: both days inclusive; fund, channel and words None or "" for no limit."""

    start: date
    end: date
    fund_id: int | None = None
    channel: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A line of the book: what it brought into and took out of the purses asked for, and what they hold then.

    `undone` tells a line that was reversed later; its reversal stands right below it.
    """

    line: BookLine
    received: int
    paid: int
    balance: int
    undone: bool


@dataclass(frozen=True, slots=True)
class BookTotals:
    """opening + received − paid = closing of the purses asked for; an opening balance counts as opening."""

    opening: int
    received: int
    paid: int

    @property
    def closing(self) -> int:
        return self.opening + self.received - self.paid


def book_totals(unit_id: int, wanted: Wanted) -> BookTotals:
    """The totals of the period, whatever words are sought; one statement."""
    received, paid = _received(wanted), _paid(wanted)
    is_before = or_(CashEntry.happened_on < wanted.start, CashEntry.direction == "opening")
    row = db.session.execute(
        select(
            func.coalesce(func.sum(received - paid).filter(is_before), 0),
            func.coalesce(func.sum(received).filter(~is_before), 0),
            func.coalesce(func.sum(paid).filter(~is_before), 0),
        ).where(CashEntry.unit_id == unit_id, CashEntry.happened_on <= wanted.end)
    ).one()
    return BookTotals(*(int(figure) for figure in row))


def page_of_book(
    unit_id: int, wanted: Wanted, opening: int, page: int, *, newest_first: bool = False
) -> Page[RunningLine]:
    """A page of the period's lines in the order of their days; two statements.

    Balances count every line of the purses asked for, also those without the words that are sought.
    """
    received, paid = _received(wanted), _paid(wanted)
    story = func.coalesce(CashEntry.reversal_of_id, CashEntry.id)
    order = (CashEntry.happened_on, story, CashEntry.id)
    running = (
        select(
            CashEntry.id,
            received.label("received"),
            paid.label("paid"),
            func.sum(received - paid).over(order_by=order).label("moved"),
        )
        .where(CashEntry.unit_id == unit_id, CashEntry.direction != "opening")
        .where(CashEntry.happened_on.between(wanted.start, wanted.end))
        .where(or_(_is_first_end(wanted), _is_second_end(wanted)))
        .subquery()
    )
    undoing = aliased(CashEntry)
    query = (
        book_lines()
        .add_columns(running.c.received, running.c.paid, running.c.moved, undoing.id.is_not(None))
        .join(running, running.c.id == CashEntry.id)
        .outerjoin(undoing, undoing.reversal_of_id == CashEntry.id)
        .outerjoin(Activity, Activity.id == CashEntry.activity_id)
        .where(matches(Activity.search_text, wanted.words) if wanted.words else true())
        .order_by(*(term.desc() for term in order) if newest_first else order)
    )

    def line(row: Row[*tuple[Any, ...]]) -> RunningLine:
        *said, gained, gave, moved, undone = row
        return RunningLine(book_line(*said), int(gained), int(gave), opening + int(moved), bool(undone))

    return paginate(query, page, line)


def _is_first_end(wanted: Wanted) -> ColumnElement[bool]:
    return _is_in(wanted, CashEntry.fund_id, CashEntry.channel)


def _is_second_end(wanted: Wanted) -> ColumnElement[bool]:
    return and_(CashEntry.to_fund_id.is_not(None), _is_in(wanted, CashEntry.to_fund_id, CashEntry.to_channel))


def _is_in(wanted: Wanted, fund_id: Any, channel: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool] = true()
    if wanted.fund_id is not None:
        found = found & (fund_id == wanted.fund_id)
    if wanted.channel:
        found = found & (channel == wanted.channel)
    return found


def _received(wanted: Wanted) -> ColumnElement[int]:
    takes_in = and_(CashEntry.direction.in_(("opening", "receipt")), _is_first_end(wanted))
    return case((or_(takes_in, _is_second_end(wanted)), CashEntry.amount), else_=0)


def _paid(wanted: Wanted) -> ColumnElement[int]:
    gives = and_(CashEntry.direction.in_(("payment", "transfer")), _is_first_end(wanted))
    return case((gives, CashEntry.amount), else_=0)
