"""Checks of stored months, closings and days of the book against its lines, added up one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from app.books.cashbook.models import BalanceMonth, CashEntry
from app.books.cashbook.queries import fund_names, movements
from app.books.cashbook.rules import balance_text, month_of
from app.books.closings.models import ClosingBalance, PeriodClosing
from app.core.dates import format_date
from app.core.errors import Fault
from app.core.money import format_dong
from app.extensions import db

#: The change of each balance on each day of the book, added up from its lines.
Daily = Mapping[tuple[int, str, date], int]
_UNDONE = aliased(CashEntry)


def book_faults(unit_id: int) -> list[Fault]:
    """Months, closings and days that disagree with the lines of the book; a constant number of statements."""
    names = fund_names(unit_id)
    daily = _daily(unit_id)
    return [
        *_wrong_months(unit_id, daily, names),
        *_wrong_closings(unit_id, daily, names),
        *_wrong_days(unit_id),
        *_late_in_closed(unit_id),
    ]


def _daily(unit_id: int) -> Daily:
    moved = movements(unit_id).subquery()
    key = (moved.c.fund_id, moved.c.channel, moved.c.booked_on)
    rows = db.session.execute(select(*key, func.sum(moved.c.amount)).group_by(*key))
    return {(fund_id, channel, day): int(amount) for fund_id, channel, day, amount in rows}


def _wrong_months(unit_id: int, daily: Daily, names: Mapping[int, str]) -> list[Fault]:
    counted: Counter[tuple[int, str, date]] = Counter()
    for (fund_id, channel, day), amount in daily.items():
        counted[fund_id, channel, month_of(day)] += amount
    rows = db.session.scalars(select(BalanceMonth).where(BalanceMonth.unit_id == unit_id))
    kept = {(row.fund_id, row.channel, row.month): row.moved for row in rows}
    return [
        Fault(
            f"{balance_text(fund_id, channel, names)}, tháng {month:%m/%Y}: các dòng sổ cộng lại là "
            f"{format_dong(counted[fund_id, channel, month])}, số cộng sẵn lại là "
            f"{format_dong(kept.get((fund_id, channel, month), 0))}.",
            (f"funds/{fund_id}",),
        )
        for fund_id, channel, month in sorted(counted.keys() | kept.keys())
        if counted[fund_id, channel, month] != kept.get((fund_id, channel, month), 0)
    ]


def _wrong_closings(unit_id: int, daily: Daily, names: Mapping[int, str]) -> list[Fault]:
    """Closings in force with open days between them, or with other balances than the book."""
    closings = db.session.scalars(
        select(PeriodClosing)
        .where(PeriodClosing.unit_id == unit_id, PeriodClosing.reopened_at.is_(None))
        .order_by(PeriodClosing.ends_on)
    ).all()
    ids = [row.id for row in closings]
    rows = db.session.scalars(select(ClosingBalance).where(ClosingBalance.closing_id.in_(ids)))
    written = {(row.closing_id, row.fund_id, row.channel): row.amount for row in rows}
    faults = [
        Fault(
            f"Kỳ khóa sổ từ {format_date(after.starts_on)} không nối tiếp kỳ đến "
            f"{format_date(before.ends_on)}.",
            (f"period_closings/{after.id}",),
        )
        for before, after in pairwise(closings)
        if after.starts_on != before.ends_on + timedelta(days=1)
    ]
    for closing in closings:
        booked: Counter[tuple[int, str]] = Counter()
        for (fund_id, channel, day), amount in daily.items():
            if day <= closing.ends_on:
                booked[fund_id, channel] += amount
        stated = {(fund, channel): one for (row, fund, channel), one in written.items() if row == closing.id}
        faults += _unequal(closing, stated, booked, names)
    return faults


def _unequal(
    closing: PeriodClosing,
    stated: Mapping[tuple[int, str], int],
    booked: Mapping[tuple[int, str], int],
    names: Mapping[int, str],
) -> Iterable[Fault]:
    for fund_id, channel in sorted(stated.keys() | booked.keys()):
        kept, found = stated.get((fund_id, channel), 0), booked.get((fund_id, channel), 0)
        if kept != found:
            yield Fault(
                f"{balance_text(fund_id, channel, names)}: khóa sổ {format_date(closing.ends_on)} với số dư "
                f"{format_dong(kept)}, sổ quỹ cộng đến ngày ấy là {format_dong(found)}.",
                (f"period_closings/{closing.id}", f"funds/{fund_id}"),
            )


def _wrong_days(unit_id: int) -> list[Fault]:
    """Lines booked before they happened, or before the line that they undo."""
    due = func.coalesce(_UNDONE.booked_on, CashEntry.happened_on)
    rows = db.session.execute(
        select(CashEntry, due)
        .outerjoin(_UNDONE, _UNDONE.id == CashEntry.reversal_of_id)
        .where(CashEntry.unit_id == unit_id, CashEntry.booked_on < due)
        .order_by(CashEntry.id)
    )
    return [
        _line_fault(one, f"ghi sổ ngày {format_date(one.booked_on)}, trước ngày {format_date(day)} của nó")
        for one, day in rows
    ]


def _late_in_closed(unit_id: int) -> list[Fault]:
    """Lines that were written into a period after it was closed."""
    rows: Sequence[tuple[CashEntry, date]] = [
        (entry, ends_on)
        for entry, ends_on in db.session.execute(
            select(CashEntry, func.min(PeriodClosing.ends_on))
            .join(
                PeriodClosing,
                and_(
                    PeriodClosing.unit_id == CashEntry.unit_id,
                    PeriodClosing.reopened_at.is_(None),
                    CashEntry.booked_on.between(PeriodClosing.starts_on, PeriodClosing.ends_on),
                    CashEntry.posted_at > PeriodClosing.closed_at,
                ),
            )
            .where(CashEntry.unit_id == unit_id)
            .group_by(CashEntry.unit_id, CashEntry.id)
            .order_by(CashEntry.id)
        )
    ]
    return [
        _line_fault(one, f"được ghi vào kỳ đến {format_date(ends_on)} sau khi kỳ ấy đã khóa")
        for one, ends_on in rows
    ]


def _line_fault(entry: CashEntry, problem: str) -> Fault:
    log = (f"activities/{entry.activity_id}",) if entry.activity_id else ()
    message = f"Dòng sổ quỹ số {entry.id} ({entry.description}) {problem}."
    return Fault(message, (f"cash_entries/{entry.id}", *log))
