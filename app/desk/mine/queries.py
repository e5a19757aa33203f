"""Selects of a member's own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.books.cashbook.models import Fund
from app.dues.contributions.models import Collection, Contribution
from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import live


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment of a member; `amount` in whole đồng."""

    paid_on: date
    fund_name: str
    period_text: str
    amount: int
    voucher_text: str


def paid_by(unit_id: int, member_id: int) -> list[Paid]:
    """All payments of the member, newest first; one statement."""
    columns = (Fund.name, Contribution.period_text, Contribution.amount, Contribution.voucher_text)
    rows = db.session.execute(
        select(Activity.starts_on, *columns)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(unit_id), Contribution.member_id == member_id, Contribution.withdrawn_at.is_(None))
        .order_by(Activity.starts_on.desc(), Contribution.id.desc())
    )
    return [Paid(*row) for row in rows]
