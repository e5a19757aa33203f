"""The stored dues follow whatever is written, in the same transaction."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from app.books.cashbook.models import Fund
from app.core.actor import Correction
from app.core.errors import Refused
from app.dues.contributions import actions as contributions_actions
from app.dues.contributions.collections.actions import withdraw_collection
from app.dues.exemptions.actions import correct_exemption, withdraw_exemption
from app.dues.exemptions.queries import exemption
from app.dues.funds import actions as funds
from app.dues.funds.facts import Basis, PartYear
from app.dues.funds.queries import contributions_of
from app.dues.ledger import queries
from app.dues.ledger.actions import refresh, refresh_behind, refresh_touched, units_behind
from app.dues.ledger.checks import due_faults
from app.dues.ledger.models import Due
from app.extensions import db
from app.office.units.models import Unit
from app.people.roster.actions import add_membership, correct_membership, withdraw_membership
from app.people.roster.facts import MembershipFacts, Standing
from app.people.roster.queries import membership_facts, memberships_of
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.dues.contributions.rounds import collection, people, put_term
from tests.dues.town import NEW_YEAR, credit, exempt, pay, put_fund, stored

ALL_2024 = {f"{month:02d}/2024": (50_000, 0) for month in range(1, 13)}


def test_a_rate_makes_everybody_owe_until_the_end_of_next_year(union: Unit) -> None:
    one, two = people(union, "Lê Thị An", "Phạm Văn Bình")
    fund = put_fund(union)
    assert len(stored(fund, one)) == 24
    assert stored(fund, two) | ALL_2024 == stored(fund, two)


def test_the_commit_brings_it_in_line_by_itself(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    db.session.commit()
    assert (
        db.session.scalar(select(func.count(Due.id)).where(Due.fund_id == fund, Due.member_id == one)) == 24
    )


def test_what_is_rolled_back_touches_nothing(union: Unit) -> None:
    fund = put_fund(union)
    db.session.rollback()
    db.session.commit()
    assert db.session.scalar(select(func.count(Due.id)).where(Due.fund_id == fund)) == 0


def test_a_payment_a_correction_and_a_withdrawal(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    pay(union, fund, one, 120_000, "Quý 1/2024")
    assert [got for _, got in list(stored(fund, one).values())[:4]] == [50_000, 50_000, 20_000, 0]
    row, _ = contributions_of(union.id)[0]
    contributions_actions.withdraw_contribution(row, OFFICER, TODAY, "ghi nhầm")
    assert stored(fund, one)["01/2024"] == (50_000, 0)


def test_money_for_next_year_and_money_over(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union, "Mái ấm", basis=Basis.YEAR, rate=Decimal(40_000))
    pay(union, fund, one, 45_000, "2025")
    assert stored(fund, one) == {"2024": (40_000, 0), "2025": (40_000, 40_000)}
    assert credit(fund, one) == 5_000


def test_an_exemption_recorded_corrected_withdrawn(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    row = exempt(union, one, starts_on=NEW_YEAR, ends_on=date(2024, 6, 30))
    assert next(iter(stored(fund, one))) == "07/2024"
    found = exemption(union.id, row.id)
    assert found is not None
    new = type(found[1])(one, "Khó khăn", fund, NEW_YEAR, date(2024, 3, 31))
    correct_exemption(row, found[1], new, Correction(OFFICER, TODAY, "ghi nhầm"))
    assert next(iter(stored(fund, one))) == "04/2024"
    withdraw_exemption(row, OFFICER, TODAY, "ghi nhầm")
    assert next(iter(stored(fund, one))) == "01/2024"


def test_an_exemption_from_one_fund_leaves_the_others(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    exempt_spans, other = put_fund(union), put_fund(union, "Khuyến học")
    exempt(union, one, fund_id=exempt_spans)
    assert stored(exempt_spans, one) == {}
    assert len(stored(other, one)) == 24


def test_joining_leaving_and_a_withdrawn_period(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    (period,) = memberships_of(one)
    old = membership_facts(period)
    left = MembershipFacts(Standing.MEMBER, left_on=date(2024, 4, 1))
    correct_membership(period, old, left, Correction(OFFICER, TODAY, "chuyển đi"))
    assert list(stored(fund, one)) == ["01/2024", "02/2024", "03/2024"]
    back = add_membership(
        period.member, MembershipFacts(Standing.MEMBER, joined_on=date(2025, 12, 9)), OFFICER, TODAY
    )
    assert list(stored(fund, one))[-1] == "12/2025"
    withdraw_membership(back, OFFICER, TODAY, "ghi nhầm")
    assert list(stored(fund, one))[-1] == "03/2024"


def test_a_salary_and_its_share(union: Unit) -> None:
    one = put_member(union, "DV900", "Lê Thị An", dues_salary=7_777_777).id
    fund = put_fund(union, "Công đoàn phí", basis=Basis.SALARY_SHARE, rate=Decimal(1), most_amount=70_000)
    assert stored(fund, one)["01/2024"] == (70_000, 0)


def test_a_withdrawn_rate_and_a_withdrawn_collection(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    row = put_term(union, "Tương trợ")
    pay(union, row.fund_id, one, 50_000, "01/2024")
    assert stored(row.fund_id, one)["01/2024"] == (50_000, 50_000)
    paid_row, _ = contributions_of(union.id)[0]
    withdraw_collection(collection(paid_row), OFFICER, TODAY, "ghi nhầm")
    assert stored(row.fund_id, one)["01/2024"] == (50_000, 0)
    funds.withdraw_term(row, OFFICER, TODAY, "ghi nhầm")
    assert stored(row.fund_id, one) == {}


def test_the_first_collection_begins_the_books_of_everybody(union: Unit) -> None:
    """A fund without an opening day asks nobody until something was collected."""
    one, two = people(union, "Lê Thị An", "Phạm Văn Bình")
    fund = put_fund(union, "Mái ấm", basis=Basis.YEAR, rate=Decimal(40_000), opening_on=None)
    assert stored(fund, two) == {}
    pay(union, fund, one, 40_000, "2023", paid_on=date(2023, 5, 5))
    assert stored(fund, two) == {"2023": (40_000, 0), "2024": (40_000, 0), "2025": (40_000, 0)}


def test_a_new_year_is_there_without_a_write_and_the_next_write_adds_another(union: Unit) -> None:
    one, two = people(union, "Lê Thị An", "Phạm Văn Bình")
    fund = put_fund(union)
    stored(fund, one)
    refresh(union.id, date(2025, 1, 2), fund_ids={fund}, member_ids={one})
    assert list(stored(fund, two))[-1] == "12/2026", "the horizon moves for everybody at once"


def test_older_books_are_filled_once(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    stored(fund, one)
    db.session.execute(delete(Due))
    assert units_behind(TODAY) == [union.id]
    refresh_behind(TODAY)
    assert len(stored(fund, one)) == 24
    assert units_behind(TODAY) == []


def test_another_union_keeps_its_own(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    put_fund(union)
    other = db.session.scalars(select(Unit).where(Unit.id != union.id)).one()
    theirs = put_fund(other)
    assert stored(theirs, one) == {}


def test_only_what_changed_is_written(union: Unit, statements: Statements) -> None:
    one, _ = people(union, "Lê Thị An", "Phạm Văn Bình")
    fund = put_fund(union)
    stored(fund, one)
    statements.clear()
    refresh(union.id, TODAY)
    assert not [one for one in statements.sent if one.startswith(("INSERT", "DELETE", "UPDATE dues"))]


@pytest.mark.parametrize("count", [3, 60])
def test_selects_do_not_grow_with_the_people(union: Unit, statements: Statements, count: int) -> None:
    some = people(union, *(f"Lê Văn {place}" for place in range(count)))
    fund = put_fund(union)
    refresh_touched()
    statements.clear()
    refresh(union.id, TODAY, fund_ids={fund}, member_ids=set(some))
    assert len([one for one in statements.sent if one.startswith("SELECT")]) <= 9


def test_damage_is_reported(union: Unit) -> None:
    (one,) = people(union, "Lê Thị An")
    fund = put_fund(union)
    stored(fund, one)
    assert due_faults(union.id, TODAY) == []
    db.session.execute(update(Due).where(Due.period_start == NEW_YEAR).values(paid=1))
    db.session.execute(delete(Due).where(Due.period_start == date(2024, 2, 1), Due.member_id == one))
    assert due_faults(union.id, TODAY) == [
        "Khoản phải đóng kỳ 01/2024, Tương trợ, Nguyễn Văn Bình (DV001): "
        "không khớp với mức đóng, thời gian và tiền đã đóng.",
        "Khoản phải đóng kỳ 01/2024, Tương trợ, Lê Thị An (DV100): "
        "không khớp với mức đóng, thời gian và tiền đã đóng.",
        "Khoản phải đóng kỳ 02/2024, Tương trợ, Lê Thị An (DV100): "
        "không khớp với mức đóng, thời gian và tiền đã đóng.",
    ]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pay", "pay", "unpay", "free", "unfree", "leave", "rate"]),
        st.integers(0, 5),
        st.sampled_from(["2023", "2024", "2025", "Quý 1/2024", "06/2024", "12/2025"]),
        st.integers(1, 400_000),
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_leaves_whwith_books_give(union: Unit, steps: list[Any]) -> None:
    some, funds = _town(union)
    refresh_touched()
    for step in steps:
        with suppress(Refused), db.session.begin_nested():
            _take(union, step, some, funds)
        refresh_touched()
    assert due_faults(union.id, TODAY) == []
    with_dues = {one.fund_id for one in queries.fund_rules(union.id) if one.has_dues}
    paid = [
        one for _, one in contributions_of(union.id) if one.fund_id in with_dues and one.period_text != "2023"
    ]
    kept = queries.stored_dues(union.id, funds).values()
    over = queries.stored_credits(union.id, funds).values()
    assert sum(row[3] for row in kept) + sum(over) == sum(one.amount for one in paid)
    db.session.rollback()


def _town(union: Unit) -> tuple[list[int], list[int]]:
    some = people(union, "Lê Thị An", "Phạm Văn Bình", "Vũ Thị Chi")
    yearly = {"basis": Basis.YEAR, "rate": Decimal(40_000), "part_year": PartYear.MONTHS}
    return some, [put_fund(union), put_fund(union, "Mái ấm", **yearly)]


def _take(union: Unit, step: Any, some: list[int], funds: list[int]) -> None:
    word, which, period, amount = step
    one, fund = some[which % 3], funds[which % 2]
    if word == "pay":
        pay(union, fund, one, amount, period)
    elif word == "unpay" and (rows := contributions_of(union.id)):
        contributions_actions.withdraw_contribution(rows[which % len(rows)][0], OFFICER, TODAY, "ghi nhầm")
    elif word == "free":
        exempt(union, one, fund_id=fund if amount % 2 else None, starts_on=date(2024, 1 + which, 3))
    elif word == "leave":
        period_row = memberships_of(one)[0]
        old = membership_facts(period_row)
        left = MembershipFacts(Standing.MEMBER, left_on=date(2024, 2 + which, 9))
        correct_membership(period_row, old, left, Correction(OFFICER, TODAY, "chuyển đi"))
    elif word == "rate":
        put_fund(
            union,
            db.session.get_one(Fund, fund).name,
            rate=Decimal(60_000),
            starts_on=date(2024, 5, 1),
            opening_on=None,
        )
