"""Selects of one person's entries in the log, and of their sums by fund."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Date,
    Integer,
    Row,
    bindparam,
    desc,
    func,
    literal,
    select,
    union_all,
)

from app.books.cashbook.models import Fund
from app.dues.contributions.models import Collection, Contribution
from app.dues.ledger.models import Due
from app.dues.ledger.queries import owed_on
from app.extensions import db
from app.listing import in_words_order
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live

#: The kind of a line for a payment into a fund; the others are kinds of the log.
PAID = "paid"
_UNIT: BindParameter[int] = bindparam("of_unit", type_=Integer)
_MEMBER: BindParameter[int] = bindparam("of_member", type_=Integer)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """An entry that names the person, or their payment in a collection; `amount` in whole đồng."""

    kind: str
    activity_id: int
    day: date
    period_text: str
    title: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class FundSum:
    """What the person owes a fund for periods begun by a day, and has paid of it, in whole đồng."""

    fund_name: str
    owed: int
    paid: int

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return self.owed - self.paid


def _lines() -> CompoundSelect[*tuple[Any, ...]]:
    named = (
        select(
            Activity.kind.label("kind"),
            Activity.id.label("id"),
            Activity.starts_on.label("day"),
            Activity.period_text.label("period_text"),
            Activity.title.label("title"),
            Activity.amount.label("amount"),
        )
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(_UNIT), ActivityMember.member_id == _MEMBER)
    )
    paid = (
        select(
            literal(PAID),
            Activity.id,
            Activity.starts_on,
            Activity.period_text,
            Fund.name + literal(", kỳ ") + Contribution.period_text,
            Contribution.amount,
        )
        .join(Contribution, Contribution.collection_id == Activity.id)
        .join(Collection, Collection.activity_id == Activity.id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(_UNIT), Contribution.member_id == _MEMBER, Contribution.withdrawn_at.is_(None))
    )
    return union_all(named, paid).order_by(desc("day"), desc("id"), "kind").limit(bindparam("most"))


#: Built once: that takes as long as executing it.
_LINES = _lines()
_SUMS = (
    select(Fund.name, func.sum(Due.owed), func.sum(Due.paid))
    .join(Fund, Fund.id == Due.fund_id)
    .where(Due.member_id == _MEMBER, owed_on(_UNIT, bindparam("as_of", type_=Date)))
    .group_by(Fund.id, Fund.name)
    .order_by(in_words_order(Fund.name), Fund.id)
)


def lines_of_person(unit_id: int, member_id: int, most: int) -> list[PersonLine]:
    """The newest `most` live entries that name the person, and their payments; one statement."""
    values = {"of_unit": unit_id, "of_member": member_id, "most": most}
    return [_line(row) for row in db.session.execute(_LINES, values)]


def fund_sums(unit_id: int, member_id: int, as_of: date) -> Sequence[FundSum]:
    """What the person owes each fund and has paid of it, by the fund's name; one statement."""
    values = {"of_unit": unit_id, "of_member": member_id, "as_of": as_of}
    return [FundSum(name, int(owed), int(paid)) for name, owed, paid in db.session.execute(_SUMS, values)]


def _line(row: Row[*tuple[Any, ...]]) -> PersonLine:
    return PersonLine(row.kind, row.id, row.day, row.period_text, row.title, row.amount)
