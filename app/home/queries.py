"""What the first page and a member's own page tell: a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from app.activities.models import Activity
from app.activities.queries import live
from app.cashbook.models import Fund
from app.cashbook.queries import Balance, balances
from app.commitments.models import Commitment
from app.events.queries import count_open_petitions
from app.extensions import db
from app.funds.models import Collection, Contribution
from app.members.facts import Sex
from app.members.list_queries import SPEAKS, STATE, parameters
from app.members.models import Member, Membership
from app.members.rules import State


@dataclass(frozen=True, slots=True)
class Overview:
    """The union on a day: people, money, what waits, what happened last."""

    workers: int
    members: int
    women: int
    balances: Sequence[Balance]
    open_petitions: int
    commitments: int
    newest: Sequence[Activity]

    @property
    def money(self) -> int:
        """Everything in the funds, whole đồng."""
        return sum(balance.amount for balance in self.balances)


@dataclass(frozen=True, slots=True)
class Paid:
    """What a member paid: whole đồng."""

    paid_on: date
    fund_name: str
    period_text: str
    amount: int
    voucher_text: str


def overview(unit_id: int, today: date, newest: int = 8) -> Overview:
    """The union as it stands at the end of `today`; five statements."""
    workers, members, women = _people(unit_id, today)
    entries = select(Activity).where(live(unit_id)).order_by(Activity.starts_on.desc(), Activity.id.desc())
    return Overview(
        workers=workers,
        members=members,
        women=women,
        balances=balances(unit_id, today),
        open_petitions=count_open_petitions(unit_id),
        commitments=_commitments(unit_id, today.year),
        newest=db.session.scalars(entries.limit(newest)).all(),
    )


def _people(unit_id: int, day: date) -> tuple[int, int, int]:
    """Workers, members, and women among the members."""
    is_member = STATE == State.MEMBER
    counted = (
        select(
            func.count(case((STATE != State.GONE, 1))),
            func.count(case((is_member, 1))),
            func.count(case((is_member & (Member.sex == Sex.FEMALE), 1))),
        )
        .select_from(Membership)
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, SPEAKS)
    )
    workers, members, women = db.session.execute(counted, parameters(unit_id, day)).one()
    return workers, members, women


def _commitments(unit_id: int, year: int) -> int:
    query = select(func.count(Commitment.id)).where(
        Commitment.unit_id == unit_id, Commitment.year == year, Commitment.withdrawn_at.is_(None)
    )
    return db.session.scalar(query) or 0


def paid_by(unit_id: int, member_id: int) -> list[Paid]:
    """Everything that the member paid, newest first; one statement."""
    said = (Fund.name, Contribution.period_text, Contribution.amount, Contribution.voucher_text)
    rows = db.session.execute(
        select(Activity.starts_on, *said)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .join(Fund, Fund.id == Collection.fund_id)
        .where(live(unit_id), Contribution.member_id == member_id, Contribution.withdrawn_at.is_(None))
        .order_by(Activity.starts_on.desc(), Contribution.id.desc())
    )
    return [Paid(*row) for row in rows]
