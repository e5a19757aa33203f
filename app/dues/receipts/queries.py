"""Selects of one person's receipt: who may pay, and what they have not paid in any fund and Kỳ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, select

from app.core.periods import Period
from app.dues.arrears.queries import owed_by
from app.dues.collecting.facts import CollectingLine
from app.dues.ledger.models import Due
from app.dues.ledger.queries import owed_on
from app.extensions import db
from app.listing import Page, matches, paginate
from app.people.roster.models import Member


@dataclass(frozen=True, slots=True)
class Payer:
    """A person who may pay, and what they owe of the dues begun by a day, whole đồng."""

    id: int
    code: str
    name: str
    left: int


@dataclass(frozen=True, slots=True)
class ReceiptLine(CollectingLine):
    """An unpaid due of one person; `name` is the person's."""

    fund_id: int
    fund_name: str
    period: Period
    owed: int
    is_ahead: bool


def page_of_payers(unit_id: int, words: str, as_of: date, page: int) -> Page[Payer]:
    """A page of everyone on the roster, by name, or of those found by the words; two statements."""
    is_open = and_(Due.member_id == Member.id, Due.owed > Due.paid)
    left = func.coalesce(func.sum(case((owed_on(unit_id, as_of), Due.owed - Due.paid), else_=0)), 0)
    query = (
        select(Member.id, Member.code, Member.full_name, left)
        .outerjoin(Due, is_open)
        .where(Member.unit_id == unit_id)
        .group_by(Member.id, Member.code, Member.full_name, Member.name_key)
        .order_by(Member.name_key, Member.id)
    )
    if words:
        query = query.where(matches(Member.search_text, words))
    return paginate(query, page, lambda row: Payer(row[0], row[1], row[2], int(row[3])))


def member_with_code(unit_id: int, code: str) -> Member | None:
    """The person of this union with the code, or None."""
    return db.session.scalar(select(Member).where(Member.unit_id == unit_id, Member.code == code))


def receipt_lines(unit_id: int, member_id: int, today: date, until: date) -> list[ReceiptLine]:
    """The person's unpaid dues until `until`, oldest first; later than today `is_ahead`. One statement."""
    return [
        ReceiptLine(
            key=one.due_id,
            name=one.payer,
            left=one.left,
            given=one.paid,
            fund_id=one.fund_id,
            fund_name=one.fund_name,
            period=one.period,
            owed=one.owed,
            is_ahead=one.start > today,
        )
        for one in owed_by(unit_id, member_id, until)
    ]
