"""Selects of what a financial inspection at the same level (kiểm tra tài chính đồng cấp) reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import CashEntry, Fund
from app.books.closings.models import PeriodClosing
from app.books.closings.queries import closings_of
from app.books.counts.models import CashCount
from app.books.lines.total_queries import BalanceTotal, period_totals
from app.books.register.models import Voucher
from app.books.register.rules import voucher_text
from app.core.periods import Period
from app.dues.ledger.account_queries import ledger_of
from app.dues.ledger.account_rules import accounts_of_all
from app.extensions import db


@dataclass(frozen=True, slots=True)
class VoucherRange:
    """The vouchers of one kind and year given in the period: how many, the first and the last."""

    kind: VoucherKind
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Arrears:
    """Unpaid dues of a fund for periods begun by `as_of`: people and whole đồng."""

    fund_name: str
    people: int
    amount: int


@dataclass(frozen=True, slots=True)
class Inspected:
    """The books over a period, for an inspection; amounts are whole đồng.

    `as_of` is the last day covered: today for a period that still runs.
    """

    period: Period
    as_of: date
    totals: Sequence[BalanceTotal]
    counts: Sequence[tuple[CashCount, str | None]]
    vouchers: Sequence[VoucherRange]
    unnumbered: int
    arrears: Sequence[Arrears]
    reversals: Sequence[CashEntry]
    closings: Sequence[PeriodClosing]


def inspected(unit_id: int, period: Period, today: date) -> Inspected:
    """The contents of the minutes of a period, both days inclusive, up to today; seven statements."""
    as_of = min(period.end, today)
    closings = [
        one for one in closings_of(unit_id) if one.starts_on <= period.end and one.ends_on >= period.start
    ]
    return Inspected(
        period=period,
        as_of=as_of,
        totals=period_totals(unit_id, period.start, period.end),
        counts=_counts(unit_id, period),
        vouchers=_vouchers(unit_id, period),
        unnumbered=_unnumbered(unit_id, period),
        arrears=_arrears(unit_id, as_of),
        reversals=_reversals(unit_id, period),
        closings=sorted(closings, key=lambda one: (one.starts_on, one.id)),
    )


def _counts(unit_id: int, period: Period) -> list[tuple[CashCount, str | None]]:
    """The cash counts with the names of their funds, None for all funds together."""
    rows = db.session.execute(
        select(CashCount, Fund.name)
        .outerjoin(Fund, Fund.id == CashCount.fund_id)
        .where(CashCount.unit_id == unit_id, CashCount.withdrawn_at.is_(None))
        .where(CashCount.counted_on.between(period.start, period.end))
        .order_by(CashCount.counted_on, CashCount.id)
    )
    return [(count, name) for count, name in rows]


def _vouchers(unit_id: int, period: Period) -> list[VoucherRange]:
    rows = db.session.execute(
        select(Voucher.kind, Voucher.year, func.count(), func.min(Voucher.number), func.max(Voucher.number))
        .where(Voucher.unit_id == unit_id, Voucher.issued_on.between(period.start, period.end))
        .group_by(Voucher.kind, Voucher.year)
        .order_by(Voucher.year, Voucher.kind.desc())
    )
    return [
        VoucherRange(
            VoucherKind(kind),
            count,
            voucher_text(VoucherKind(kind), first, year),
            voucher_text(VoucherKind(kind), last, year),
        )
        for kind, year, count, first, last in rows
    ]


def _unnumbered(unit_id: int, period: Period) -> int:
    """How many lines of the book have no voucher number."""
    query = select(func.count(CashEntry.id)).where(
        CashEntry.unit_id == unit_id,
        CashEntry.booked_on.between(period.start, period.end),
        CashEntry.voucher_text == "",
        CashEntry.reversal_of_id.is_(None),
        CashEntry.direction != "opening",
    )
    return db.session.scalar(query) or 0


def _arrears(unit_id: int, day: date) -> list[Arrears]:
    """What was owed at the end of the day, by what had been paid by then."""
    names: dict[int, str] = {}
    owing: dict[int, list[int]] = {}
    for (fund_id, _), account in accounts_of_all(ledger_of(unit_id), day).items():
        if account.left:
            names[fund_id] = account.rule.name
            owing.setdefault(fund_id, []).append(account.left)
    return [Arrears(names[one], len(owing[one]), sum(owing[one])) for one in sorted(owing)]


def _reversals(unit_id: int, period: Period) -> Sequence[CashEntry]:
    """The reversals of the period, in the order of the book."""
    return db.session.scalars(
        select(CashEntry)
        .where(CashEntry.unit_id == unit_id, CashEntry.reversal_of_id.is_not(None))
        .where(CashEntry.booked_on.between(period.start, period.end))
        .order_by(CashEntry.booked_on, CashEntry.id)
    ).all()
