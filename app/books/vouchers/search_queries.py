"""Selects of vouchers by their numbers: those in the cash book, and those only in the register."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Text, and_, cast, func, literal, select, union_all

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import CashEntry
from app.books.register.models import Voucher
from app.core.money import format_dong
from app.listing import contains, in_words_order
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.web.overviews import TITLE, Hit


def vouchers_numbered(unit_id: int, words: tuple[str, ...]) -> Select[*tuple[Any, ...]] | None:
    """Vouchers whose numbers contain the folded word, newest first; `voucher_hit` makes a hit of a row.

    None for what is no number: several words, or one without a digit.
    """
    if len(words) != 1 or not any(letter.isdigit() for letter in words[0]):
        return None
    [word] = words
    found = union_all(_borne(unit_id, word), _given(unit_id, word)).subquery()
    return select(found).order_by(found.c.day.desc(), in_words_order(found.c.number))


def voucher_hit(row: Any) -> Hit:
    """A cash voucher links to its paper, any other to its entry."""
    note = f"{row.title[:TITLE]}{f', {format_dong(int(row.amount))}' if row.amount else ''}"
    if row.line_id:
        return Hit("vouchers.show", row.line_id, row.number, note, row.day)
    return Hit("timeline.show", row.activity_id, row.number, note, row.day, "activity_id")


def _borne(unit_id: int, word: str) -> Select[*tuple[Any, ...]]:
    """The numbers in the cash book, also imported ones; `line_id`: set for cash vouchers."""
    is_cash = and_(CashEntry.channel == Channel.CASH, CashEntry.to_channel.is_(None))
    return (
        select(
            CashEntry.voucher_text.label("number"),
            func.min(CashEntry.id).filter(is_cash).label("line_id"),
            func.min(CashEntry.activity_id).label("activity_id"),
            func.min(CashEntry.happened_on).label("day"),
            func.sum(CashEntry.amount).label("amount"),
            cast(func.min(CashEntry.description), Text).label("title"),
        )
        .where(CashEntry.unit_id == unit_id, CashEntry.reversal_of_id.is_(None))
        .where(contains(func.lower(CashEntry.voucher_text), word), CashEntry.activity_id.is_not(None))
        .group_by(CashEntry.voucher_text)
    )


def _given(unit_id: int, word: str) -> Select[*tuple[Any, ...]]:
    """The numbers of the register that are not in the cash book."""
    bears = select(CashEntry.id).where(
        CashEntry.unit_id == unit_id,
        CashEntry.voucher_text == Voucher.text,
        Voucher.kind != VoucherKind.VISIT,
    )
    columns = (Voucher.activity_id, Voucher.issued_on, Activity.amount, cast(Activity.title, Text))
    return (
        select(Voucher.text, literal(None, CashEntry.id.type), *columns)
        .join(Activity, Activity.id == Voucher.activity_id)
        .where(Voucher.unit_id == unit_id, contains(func.lower(Voucher.text), word), ~bears.exists())
    )
