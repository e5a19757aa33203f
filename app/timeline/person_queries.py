"""What the log and the funds tell of one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, desc, func, literal, select, union_all

from app.activities.models import Activity, ActivityMember
from app.activities.queries import live
from app.cashbook.models import Fund
from app.dues.models import Due
from app.extensions import db
from app.funds.models import Collection, Contribution

#: The kind of a line that tells a payment into a fund; the others are kinds of the log.
PAID = "paid"


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that names the person, or their payment in a collection; `amount` is whole đồng."""

    kind: str
    activity_id: int
    day: date
    year_only: bool
    title: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class FundSum:
    """What a fund has asked of the person for periods begun by a day, and what of it is paid: whole đồng."""

    fund_name: str
    owed: int
    paid: int

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return self.owed - self.paid


def told_of(unit_id: int, member_id: int, most: int) -> list[Told]:
    """The newest live entries that name the person and payments of theirs, at most so many; one statement."""
    named = (
        select(
            Activity.kind.label("kind"),
            Activity.id.label("id"),
            Activity.starts_on.label("day"),
            Activity.year_only.label("year_only"),
            Activity.title.label("title"),
            Activity.amount.label("amount"),
        )
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(unit_id), ActivityMember.member_id == member_id)
    )
    paid = (
        select(
            literal(PAID),
            Activity.id,
            Activity.starts_on,
            Activity.year_only,
            Fund.name + literal(", kỳ ") + Contribution.period_text,
            Contribution.amount,
        )
        .join(Contribution, Contribution.collection_id == Activity.id)
        .join(Collection, Collection.activity_id == Activity.id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(unit_id), Contribution.member_id == member_id, Contribution.withdrawn_at.is_(None))
    )
    lines: Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] = (
        union_all(named, paid).order_by(desc("day"), desc("id"), "kind").limit(most)
    )
    return [_told(row) for row in db.session.execute(lines)]


def fund_sums(unit_id: int, member_id: int, as_of: date) -> Sequence[FundSum]:
    """What the person owes each fund and has paid of it, by the fund's name; one statement."""
    query = (
        select(Fund.name, func.sum(Due.owed), func.sum(Due.paid))
        .join(Fund, Fund.id == Due.fund_id)
        .where(Due.unit_id == unit_id, Due.member_id == member_id, Due.period_start <= as_of)
        .group_by(Fund.id, Fund.name)
        .order_by(Fund.name)
    )
    return [FundSum(name, int(owed), int(paid)) for name, owed, paid in db.session.execute(query)]


def _told(row: Row[*tuple[Any, ...]]) -> Told:
    return Told(row.kind, row.id, row.day, bool(row.year_only), row.title, row.amount)
