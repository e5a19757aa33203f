"""Selects of vouchers with all that their papers show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import String, and_, literal, or_, select, union_all

from app.books.cashbook.facts import VoucherKind
from app.books.vouchers.declared import DECLARED
from app.books.vouchers.facts import VoucherLine, VoucherPaper
from app.books.vouchers.line_queries import cash_lines
from app.core.texts.names import name_sort_key
from app.extensions import db
from app.listing import in_words_order
from app.log.activities.facts import Kind
from app.log.activities.models import ActivityMember
from app.log.attachments.queries import counts_of
from app.people.roster.models import Membership
from app.people.roster.queries import membership_facts
from app.people.roster.rules import membership_on

_KEY = ("kind", "number", "happened_on", "own")
#: Membership periods of the payers of a collection's receipt, by (log entry, number), and of the people that
#: an entry names, by (entry, "").
People = dict[tuple[int, str], list[Membership]]


def voucher(unit_id: int, line_id: int) -> VoucherPaper | None:
    """The voucher of a line of this union's cash book, or None; four statements."""
    found = vouchers(unit_id, [line_id])
    return found[0] if found else None


def vouchers(unit_id: int, line_ids: Collection[int]) -> list[VoucherPaper]:
    """The vouchers of these lines, each once, by day and number; four statements."""
    lines_of_cash = cash_lines(unit_id).subquery()
    columns = [lines_of_cash.c[name] for name in _KEY]
    keys = set(db.session.execute(select(*columns).where(lines_of_cash.c.id.in_(line_ids))).all())
    if not keys:
        return []
    wanted = or_(
        *(and_(*(column == value for column, value in zip(columns, key, strict=True))) for key in keys)
    )
    rows = db.session.execute(
        select(lines_of_cash)
        .where(wanted)
        .order_by(
            lines_of_cash.c.happened_on,
            lines_of_cash.c.kind,
            in_words_order(lines_of_cash.c.number),
            lines_of_cash.c.number,
            lines_of_cash.c.own,
            lines_of_cash.c.id,
        )
    ).all()
    entries = {row.activity_id for row in rows}
    people, enclosed = _people(unit_id, entries), counts_of(unit_id, entries)
    papers = groupby(rows, key=lambda row: (row.happened_on, row.kind, row.number, row.own))
    return [_voucher(list(lines), people, enclosed) for _, lines in papers]


def _voucher(rows: Sequence[Any], people: People, enclosed: dict[int, int]) -> VoucherPaper:
    first = rows[0]
    named = {row.person for row in rows if row.person}
    who = people.get((first.activity_id, first.voucher_text)) or people.get((first.activity_id, ""), [])
    return VoucherPaper(
        id=first.id,
        kind=VoucherKind(first.kind),
        number=first.number,
        happened_on=first.happened_on,
        booked_on=first.booked_on,
        person="; ".join(sorted(named, key=name_sort_key)) or _many(rows),
        address=_group(who, first.happened_on) if len({one.member_id for one in who}) == 1 else "",
        prepared_by=first.posted_by if first.posted_by_id else "",
        lines=tuple(_line(row) for row in rows),
        enclosed=sum(enclosed.get(entry, 0) for entry in {row.activity_id for row in rows}),
    )


def _many(rows: Sequence[Any]) -> str:
    people = sum(row.people or 0 for row in rows if row.activity_kind == Kind.COLLECTION)
    return f"Theo danh sách ký nộp ({people} người)" if people > 1 else ""


def _line(row: Any) -> VoucherLine:
    other = (
        f" → {row.other_fund_name}" if row.other_fund_name and row.other_fund_name != row.fund_name else ""
    )
    return VoucherLine(
        id=row.id,
        activity_id=row.activity_id,
        activity_kind=row.activity_kind,
        fund_name=row.fund_name + other,
        item=row.item,
        content=row.description,
        amount=row.amount,
        undone_on=row.undone_on,
        reason=row.undone_reason or "",
    )


def _people(unit_id: int, entries: Collection[int]) -> People:
    paid = [one(unit_id, entries) for one in DECLARED.payers]
    named = select(ActivityMember.activity_id, literal("", String), ActivityMember.member_id).where(
        ActivityMember.activity_id.in_(entries)
    )
    people = union_all(*paid, named).subquery()
    entry, number, member_id = people.c
    rows = db.session.execute(
        select(entry, number, Membership)
        .join(Membership, Membership.member_id == member_id)
        .where(Membership.withdrawn_at.is_(None))
        .order_by(Membership.id)
    )
    found: People = {}
    for entry_id, text, period in rows:
        found.setdefault((entry_id, text), []).append(period)
    return found


def _group(periods: Sequence[Membership], day: date) -> str:
    held = membership_on([membership_facts(one) for one in periods], day)
    return held.union_group if held else ""
