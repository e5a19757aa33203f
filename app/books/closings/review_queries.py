"""Selects of the closing pages: what to check before closing, balances as closed and as booked now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, and_, exists, extract, func, select
from sqlalchemy.orm import aliased

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import CashEntry
from app.books.cashbook.queries import balances, fund_names, movements_since, shortages
from app.books.cashbook.rules import month_of
from app.books.closings.models import PeriodClosing
from app.books.closings.queries import (
    balances_closed,
    closed_through,
    first_booked,
    first_booked_day,
    last_closed,
)
from app.books.closings.review_rules import ReviewFindings, concerns_of
from app.books.closings.rules import refuse_end, starts_on
from app.books.counts.models import CashCount
from app.books.lines.total_queries import Held, held_by_funds
from app.books.register.models import Voucher
from app.core.errors import Refused
from app.core.periods import Period, months_of, period_between
from app.extensions import db
from app.log.activities.facts import Channel


def review_books(unit_id: int, start: date, end: date) -> ReviewFindings:
    """What to check in the books from `start` to `end`, both inclusive; four statements."""
    low = [one for one in shortages(unit_id, since=start) if one.booked_on <= end]
    names = fund_names(unit_id)
    return ReviewFindings(
        shortages=low,
        balance_names={
            (fund_id, channel): f"{name} ({channel.label.lower()})"
            for fund_id, name in names.items()
            for channel in Channel
        },
        counted=_counted(unit_id, start, end),
        unnumbered=_unnumbered(unit_id, start, end),
    )


def month_figures(unit_id: int, today: date) -> tuple[ScalarSelect[Any], ...]:
    """For `tasks.month_tasks`: first day in the book, last closed, last count, funds that hold cash."""
    counted = select(func.max(CashCount.counted_on)).where(
        CashCount.unit_id == unit_id, CashCount.withdrawn_at.is_(None)
    )
    moved = movements_since(unit_id, month_of(today), today).subquery()
    holding = (
        select(moved.c.fund_id)
        .where(moved.c.channel == Channel.CASH)
        .group_by(moved.c.fund_id)
        .having(func.sum(moved.c.amount) != 0)
        .subquery()
    )
    selects = (
        first_booked(unit_id),
        last_closed(unit_id),
        counted,
        select(func.count()).select_from(holding),
    )
    return tuple(one.scalar_subquery() for one in selects)


def _counted(unit_id: int, start: date, end: date) -> set[date]:
    query = select(CashCount.counted_on).where(
        CashCount.unit_id == unit_id,
        CashCount.withdrawn_at.is_(None),
        CashCount.counted_on.between(start, end),
    )
    return set(db.session.scalars(query))


def _unnumbered(unit_id: int, start: date, end: date) -> dict[date, int]:
    """How many live lines of cash have no number, their own or of the register, by month."""
    undoing = aliased(CashEntry)
    is_cash_end = (CashEntry.channel == Channel.CASH) != (
        func.coalesce(CashEntry.to_channel, Channel.BANK.value) == Channel.CASH
    )
    given = exists().where(
        Voucher.activity_id == CashEntry.activity_id, Voucher.kind != VoucherKind.VISIT.value
    )
    year, month = extract("year", CashEntry.booked_on), extract("month", CashEntry.booked_on)
    rows = db.session.execute(
        select(year, month, func.count())
        .outerjoin(undoing, undoing.reversal_of_id == CashEntry.id)
        .where(CashEntry.unit_id == unit_id, CashEntry.booked_on.between(start, end))
        .where(CashEntry.voucher_text == "", CashEntry.direction != "opening", is_cash_end)
        .where(and_(CashEntry.reversal_of_id.is_(None), undoing.id.is_(None)), ~given)
        .group_by(year, month)
    )
    return {date(int(a_year), int(a_month), 1): lines for a_year, a_month, lines in rows}


@dataclass(frozen=True, slots=True)
class ClosingPreview:
    """What a closing would do: `refusal` is why it cannot, "" where it can; then there is a period.

    `concerns`: sentences to check first, by month, months without any left out.
    """

    refusal: str = ""
    period: Period | None = None
    held: Sequence[Held] = ()
    concerns: Sequence[tuple[Period, Sequence[str]]] = ()


def preview_closing(unit_id: int, ends_on: date, today: date) -> ClosingPreview:
    """What closing the books up to and with `ends_on` would do; eight statements."""
    closed = closed_through(unit_id)
    try:
        refuse_end(ends_on, closed, today)
        start = starts_on(closed, first_booked_day(unit_id), ends_on)
    except Refused as refusal:
        return ClosingPreview(refusal.sentence)
    period, findings = period_between(start, ends_on), review_books(unit_id, start, ends_on)
    concerns = [(month, concerns_of(month.start, month.end, findings, today)) for month in months_of(period)]
    return ClosingPreview("", period, held_by_funds(unit_id, ends_on), [one for one in concerns if one[1]])


@dataclass(frozen=True, slots=True)
class Carried:
    """A balance as it was closed, and with what it opens the next morning, whole đồng."""

    fund_name: str
    channel: Channel
    closed: int
    opens: int


def carried_over(unit_id: int, closing: PeriodClosing) -> list[Carried]:
    """Each balance of a closing beside the next opening, as in the book now; two statements."""
    kept = {(one.fund_id, one.channel): one for one in balances_closed(closing.id)}
    now = {(one.fund_id, one.channel): one for one in balances(unit_id, closing.ends_on)}
    return [
        Carried(
            (kept.get(balance_key) or now[balance_key]).fund_name,
            Channel(balance_key[1]),
            kept[balance_key].amount if balance_key in kept else 0,
            now[balance_key].amount if balance_key in now else 0,
        )
        for balance_key in dict.fromkeys([*kept, *now])
    ]
