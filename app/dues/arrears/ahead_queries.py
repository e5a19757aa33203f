"""Selects of advances (paid for periods to come) and credits (paid beyond what was due)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.books.cashbook.models import Fund
from app.dues.ledger.models import Credit, Due
from app.extensions import db
from app.people.roster.models import Member


@dataclass(frozen=True, slots=True)
class Ahead:
    """Advance and credit of one person in a fund on a day, whole đồng."""

    fund_id: int
    fund_name: str
    member_id: int
    payer: str
    code: str
    advance: int
    credit: int


def people_ahead(unit_id: int, as_of: date) -> list[Ahead]:
    """Who has paid for periods that begin after `as_of`, or more than was due; by name. Four statements."""
    advance = (
        select(Due.fund_id, Due.member_id, func.sum(Due.paid).label("advance"))
        .where(Due.unit_id == unit_id, Due.period_start > as_of, Due.paid > 0)
        .group_by(Due.fund_id, Due.member_id)
    )
    credit = select(Credit.fund_id, Credit.member_id, Credit.amount).where(Credit.unit_id == unit_id)
    found: dict[tuple[int, int], list[int]] = {}
    for place, query in enumerate((advance, credit)):
        for fund_id, one, amount in db.session.execute(query):
            found.setdefault((fund_id, one), [0, 0])[place] = int(amount)
    return _named(unit_id, found)


def _named(unit_id: int, found: dict[tuple[int, int], list[int]]) -> list[Ahead]:
    pairs = select(Fund.id, Fund.name).where(Fund.unit_id == unit_id)
    funds = dict(db.session.execute(pairs).all())
    people = db.session.execute(
        select(Member.id, Member.full_name, Member.code)
        .where(Member.unit_id == unit_id, Member.id.in_({member for _, member in found}))
        .order_by(Member.name_key, Member.id)
    )
    return [
        Ahead(fund_id, funds[fund_id], member_id, name, code, *found[fund_id, member_id])
        for member_id, name, code in people
        for fund_id in funds
        if (fund_id, member_id) in found
    ]
