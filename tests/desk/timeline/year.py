"""A year with something of every kind, for the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.books.cashbook.actions import record_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.models import Fund
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.extensions import db
from app.log.activities.facts import MoneySource
from app.log.activities.models import Activity
from app.office.units.models import Unit
from app.people.roster.facts import LeavingReason
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import put_fund
from tests.life.awards.entries import put_award, put_rating
from tests.life.events.entries import put_event, put_petition
from tests.life.visits.visits import put_visit


@dataclass(frozen=True)
class Year:
    """What the tests ask about."""

    dues: Fund
    relief: Fund
    joiner: Member
    leaver: Member
    visit: Activity


def put_year(unit: Unit) -> Year:
    """Ten things that happened in 2024: eight entries of the log, one admission, one departure."""
    dues, relief = put_fund(unit), put_fund(unit, "Quỹ Tương trợ", 1_000_000)
    joiner = put_member(unit, "DV020", "Đặng Thị Ưu", joined_on=date(2024, 2, 1))
    leaver = put_member(
        unit, "DV021", "Phan Văn Sáu", left_on=date(2024, 9, 1), leaving_reason=LeavingReason.RETIRED
    )
    visit = put_visit(
        unit, recipient="Mẹ vợ", amount=500_000, fund_id=dues.id, member_ids=(leaver.id,), occasion="Mổ mắt"
    )
    put_visit(
        unit,
        recipient="Hội Người mù",
        amount=300_000,
        happened_on=date(2024, 4, 18),
        money_source=MoneySource.OTHERS,
    )
    put_event(unit, starts_on=date(2024, 3, 8))
    put_petition(unit)
    put_award(unit)
    put_rating(unit)
    paid = ContributionFacts(joiner.id, relief.id, "2024", 40_000, date(2024, 6, 1))
    record_contributions(unit.id, [(None, paid)], OFFICER, TODAY)
    moved = MoneyFacts(
        date(2024, 7, 1), Direction.TRANSFER, "Chuyển sang tương trợ", 200_000, dues.id, to_fund_id=relief.id
    )
    record_money(unit.id, moved, OFFICER, TODAY)
    db.session.commit()
    return Year(dues, relief, joiner, leaver, visit)
