"""Selects of the register of vouchers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import CashEntry
from app.books.cashbook.queries import posting_of
from app.books.register.models import Voucher
from app.books.register.rules import number_in, voucher_kind_of
from app.extensions import db


def voucher(unit_id: int, voucher_id: int) -> Voucher | None:
    """A voucher of this union, or None."""
    return db.session.scalar(select(Voucher).where(Voucher.unit_id == unit_id, Voucher.id == voucher_id))


def voucher_with(unit_id: int, text: str) -> Voucher | None:
    """The voucher of this number, such as `PC0012/2024`; None for one that the register did not give."""
    return db.session.scalar(select(Voucher).where(Voucher.unit_id == unit_id, Voucher.text == text))


def vouchers_of(unit_id: int, activity_id: int) -> Sequence[Voucher]:
    """The vouchers first given to a log entry, in the order they were given."""
    query = select(Voucher).where(Voucher.unit_id == unit_id, Voucher.activity_id == activity_id)
    return db.session.scalars(query.order_by(Voucher.id)).all()


def given_to(unit_id: int, texts: Collection[str]) -> dict[str, int]:
    """Of these numbers those that the register gave, with the log entry each was first given to."""
    if not texts:
        return {}
    rows = db.session.execute(
        select(Voucher.text, Voucher.activity_id).where(Voucher.unit_id == unit_id, Voucher.text.in_(texts))
    )
    return {row[0]: row[1] for row in rows}


def bearers_of(unit_id: int, texts: Collection[str]) -> set[tuple[int, str]]:
    """The log entries with lines of these numbers, reversed ones too: (log entry, number)."""
    if not texts:
        return set()
    rows = db.session.execute(
        select(CashEntry.activity_id, CashEntry.voucher_text)
        .where(CashEntry.unit_id == unit_id, CashEntry.voucher_text.in_(texts))
        .distinct()
    )
    return {(activity_id or 0, text) for activity_id, text in rows}


def bearer_of(unit_id: int, text: str) -> int | None:
    """The first log entry with a line of this number, or None."""
    query = select(CashEntry.activity_id).where(
        CashEntry.unit_id == unit_id, CashEntry.voucher_text == text, CashEntry.activity_id.is_not(None)
    )
    return db.session.scalar(query.order_by(CashEntry.id).limit(1))


def highest_borne(unit_id: int, kind: VoucherKind, year: int) -> int:
    """The highest number of this kind and year on lines of the book, 0 for none."""
    texts = db.session.scalars(
        select(CashEntry.voucher_text)
        .where(CashEntry.unit_id == unit_id, CashEntry.voucher_text.between(kind.prefix, f"{kind.prefix}:"))
        .distinct()
    )
    return max((number_in(text, kind, year) or 0 for text in texts), default=0)


def lines_of(voucher: Voucher) -> Sequence[CashEntry]:
    """The lines of the book of a receipt or payment voucher, without their reversals.

    They have its number; a voucher issued later for money posted without a number has the unnumbered lines
    of its log entry. A phiếu thăm hỏi has none.
    """
    posted = select(CashEntry).where(CashEntry.unit_id == voucher.unit_id, CashEntry.reversal_of_id.is_(None))
    bearing = posted.where(CashEntry.voucher_text == voucher.text).order_by(CashEntry.id)
    unnumbered = posted.where(CashEntry.activity_id == voucher.activity_id, CashEntry.voucher_text == "")
    if voucher.kind == VoucherKind.VISIT:
        return ()
    return db.session.scalars(bearing).all() or [
        one
        for one in db.session.scalars(unnumbered.order_by(CashEntry.id))
        if voucher_kind_of(posting_of(one)) == voucher.kind
    ]
