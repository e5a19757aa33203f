"""Shares times the rate of a fund are the sum that was paid, or it is said whose payments differ."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import parse_period
from app.dues.contributions.actions import record_contributions
from app.dues.contributions.facts import ContributionFacts
from app.dues.exemptions.actions import record_exemption
from app.dues.funds.actions import record_term
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import ExemptionFacts
from app.extensions import db
from app.office.units.models import Unit
from app.year.figures.queries import gather
from app.year.reports.checks.money_rules import share_findings
from tests.conftest import OFFICER, TODAY, put_member


@pytest.fixture
def fund_id(union: Unit) -> int:
    """A fund that asks 40.000 a year."""
    return record_term(union.id, TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000)), OFFICER, TODAY).fund_id


def pay(union: Unit, fund_id: int, member_id: int, amount: int) -> None:
    facts = ContributionFacts(member_id, fund_id, "2024", amount, date(2024, 5, 6))
    record_contributions(union.id, [(None, facts)], OFFICER, TODAY)
    db.session.flush()


def sentences(union: Unit) -> list[str]:
    return [one.message for one in share_findings(gather(union, parse_period("2024"), date(2024, 12, 31)))]


def test_who_paid_the_rate_or_a_part_of_it_leaves_nothing_to_ask(union: Unit, fund_id: int) -> None:
    pay(union, fund_id, put_member(union, "DV010", "Trần Thị Ánh").id, 40_000)
    pay(union, fund_id, put_member(union, "DV011", "Lê Thị Ân").id, 15_000)
    assert sentences(union) == []


def test_who_paid_beyond_the_rate_is_named(union: Unit, fund_id: int) -> None:
    pay(union, fund_id, put_member(union, "DV010", "Trần Thị Ánh").id, 50_000)
    assert sentences(union) == [
        "Mái ấm: tiền đóng cho các kỳ này là 50.000 đồng, tính theo mức phải đóng là 40.000 đồng: "
        "01 người đóng quá mức."
    ]


def test_who_paid_though_exempt_is_named(union: Unit, fund_id: int) -> None:
    member = put_member(union, "DV010", "Trần Thị Ánh")
    record_exemption(union.id, ExemptionFacts(member.id, "Hoàn cảnh khó khăn", fund_id), OFFICER, TODAY)
    pay(union, fund_id, member.id, 40_000)
    [sentence] = sentences(union)
    assert sentence.endswith("tính theo mức phải đóng là 0 đồng: 01 người đóng dù không phải đóng.")


def test_who_paid_a_share_of_an_unknown_salary_owes_what_nobody_can_tell(union: Unit) -> None:
    dues = record_term(union.id, TermFacts("Đoàn phí", Basis.SALARY_SHARE, Decimal(1)), OFFICER, TODAY)
    pay(union, dues.fund_id, put_member(union, "DV010", "Trần Thị Ánh").id, 360_000)
    [sentence] = sentences(union)
    assert sentence.endswith("là 0 đồng: 01 người đóng mà chưa ghi lương để tính mức.")
