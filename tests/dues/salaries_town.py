"""A member with a salary of 5.000.000, who paid 1% of it, 50.000 a month, from January to November 2024."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.dues.funds.facts import Basis
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.models import Member
from tests.conftest import put_member
from tests.dues.town import pay, put_fund, stored

PAID_MONTHS = 11


def put_payer(union: Unit) -> tuple[Member, int]:
    """The member, and the fund that is paid."""
    member = put_member(union, "DV300", "Phan Thị Lan", dues_salary=5_000_000, union_group="Tổ 1")
    fund = put_fund(union, "Đoàn phí", basis=Basis.SALARY_SHARE, rate=Decimal(1))
    for month in range(1, PAID_MONTHS + 1):
        pay(union, fund, member.id, 50_000, f"{month:02}/2024", paid_on=date(2024, month, 20))
    db.session.commit()
    return member, fund


def owing(fund: int, member: Member) -> dict[str, tuple[int, int]]:
    """(owed, paid) of this year's months that are not paid in full."""
    db.session.expire_all()
    return {
        month: due
        for month, due in stored(fund, member.id).items()
        if month.endswith("2024") and due[0] != due[1]
    }
