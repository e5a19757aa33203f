"""Writes of a fund's terms: the fund itself, its opening balance, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.books.cashbook import actions as cashbook
from app.books.cashbook.facts import Direction, MoneyFacts, Nature
from app.books.cashbook.queries import funds_of
from app.books.fund_names.queries import fund_called
from app.books.lines.queries import postings_of
from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.dues.funds import actions, queries
from app.dues.funds.facts import Basis, TermFacts
from app.log.activities.facts import Channel
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from tests.books.cashbook.books import held
from tests.conftest import OFFICER, TODAY
from tests.dues.contributions.rounds import NEW_YEAR, collect, paid, people, put_term

EVERYTHING = TermFacts(
    fund_name="Công đoàn phí",
    basis=Basis.SALARY_SHARE,
    rate=Decimal("0.5"),
    starts_on=date(2020, 1, 1),
    ends_on=date(2025, 12, 31),
    remit_percent=Decimal("40.5"),
    opening_amount=12_500_000,
    opening_on=NEW_YEAR,
    opening_channel=Channel.BANK,
)
MARCH = date(2024, 3, 1)


def spend(union: Unit, fund_id: int, amount: int, day: date) -> None:
    facts = MoneyFacts(day, Direction.PAYMENT, "Mua quà", amount, fund_id)
    cashbook.record_money(union.id, facts, OFFICER, TODAY)


def test_a_term_makes_its_fund_and_states_the_opening(union: Unit) -> None:
    term = actions.record_term(union.id, EVERYTHING, OFFICER, TODAY, row_key="khoa-cua-tep")
    assert (term.row_key, queries.terms_of(union.id)) == (
        "khoa-cua-tep",
        [(term, replace(EVERYTHING, nature=Nature.DUES))],
    )
    [fund] = funds_of(union.id)
    assert (fund.name, fund.opening_on) == ("Công đoàn phí", NEW_YEAR)
    assert held(union) == {("Công đoàn phí", "bank"): 12_500_000}


def test_several_terms_are_one_fund_however_its_name_is_typed(union: Unit) -> None:
    put_term(union, "Công đoàn phí")
    put_term(union, "CÔNG ĐOÀN  PHÍ", rate=Decimal(60_000), starts_on=MARCH, opening_on=None)
    assert [fund.name for fund in funds_of(union.id)] == ["Công đoàn phí"]
    assert [facts.rate for _, facts in queries.terms_of(union.id)] == [Decimal(50_000), Decimal(60_000)]


def test_two_rows_state_the_two_channels(union: Unit) -> None:
    put_term(union, "Đoàn phí", opening_amount=500_000)
    put_term(union, "Đoàn phí", opening_amount=800_000, opening_channel=Channel.BANK)
    assert held(union) == {("Đoàn phí", "cash"): 500_000, ("Đoàn phí", "bank"): 800_000}


def test_the_earliest_day_opens_the_fund_a_later_balance_of_the_same_channel_is_a_check(union: Unit) -> None:
    put_term(
        union, "Đoàn phí", opening_amount=900_000, opening_on=date(2025, 1, 1), starts_on=date(2025, 1, 1)
    )
    put_term(union, "Đoàn phí", opening_amount=500_000)
    assert [fund.opening_on for fund in funds_of(union.id)] == [NEW_YEAR]
    assert held(union, date(2025, 12, 31)) == {("Đoàn phí", "cash"): 500_000}


def test_a_corrected_balance_is_reversed_and_stated_again(union: Unit) -> None:
    term = put_term(union, "Đoàn phí", opening_amount=500_000)
    [(_, old)] = queries.terms_of(union.id)
    actions.correct_term(
        term, old, replace(old, opening_amount=600_000), Correction(OFFICER, TODAY, "đếm lại", version=1)
    )
    assert held(union) == {("Đoàn phí", "cash"): 600_000}
    [recorded, corrected] = changes_of(union.id, f"fund_terms/{term.id}")
    assert corrected.values == {"opening_amount": (500_000, 600_000)}
    assert (recorded.action, corrected.reason) == ("funds.term.recorded", "đếm lại")


def test_the_second_of_two_officers_is_warned(union: Unit) -> None:
    term = put_term(union, "Đoàn phí")
    [(_, old)] = queries.terms_of(union.id)
    new = replace(old, rate=Decimal(60_000))
    actions.correct_term(term, old, new, Correction(OFFICER, TODAY, "tăng mức", version=1))
    with pytest.raises(Stale):
        actions.correct_term(term, old, new, Correction(OFFICER, TODAY, "tăng mức", version=1))


def test_a_new_name_is_the_funds_from_now_on(union: Unit) -> None:
    term = put_term(union, "Đoàn phí")
    [(_, old)] = queries.terms_of(union.id)
    actions.correct_term(
        term, old, replace(old, fund_name="Công đoàn phí"), Correction(OFFICER, TODAY, "đúng tên")
    )
    assert [fund.name for fund in funds_of(union.id)] == ["Công đoàn phí"]


def test_a_term_that_contradicts_another_is_refused_before_it_is_written(union: Unit) -> None:
    """A workbook's other rows are still compared with the books after the refusal."""
    put_term(union, "Đoàn phí")
    late = put_term(union, "Đoàn phí", rate=Decimal(60_000), starts_on=MARCH, opening_on=None)
    with pytest.raises(Refused, match="đã có mức đóng khác từ cùng ngày"):
        put_term(union, "Đoàn phí", rate=Decimal(70_000), starts_on=MARCH, opening_on=None)
    [first, (_, old)] = queries.terms_of(union.id)
    with pytest.raises(Refused, match="đã có mức đóng khác từ cùng ngày"):
        actions.correct_term(late, old, replace(old, starts_on=None), Correction(OFFICER, TODAY, "nhầm ngày"))
    assert queries.terms_of(union.id) == [first, (late, old)]


def test_another_funds_name_is_refused(union: Unit) -> None:
    put_term(union, "Vì người nghèo")
    term = put_term(union, "Đoàn phí")
    [_, (_, old)] = queries.terms_of(union.id)
    with pytest.raises(Refused, match="Đã có quỹ tên Vì người nghèo") as refusal:
        actions.correct_term(
            term, old, replace(old, fund_name="vì người nghèo"), Correction(OFFICER, TODAY, "nhầm")
        )
    assert refusal.value.field == "fund_name"


@pytest.mark.parametrize(
    ("was", "shall", "expected"),
    [
        (NEW_YEAR, date(2024, 6, 1), "từ ngày 01/01/2024 đến trước ngày 01/06/2024"),
        (date(2024, 6, 1), NEW_YEAR, "từ ngày 01/01/2024 đến trước ngày 01/06/2024"),
        (None, date(2024, 6, 1), "trước ngày 01/06/2024"),
        (date(2024, 6, 1), None, "trước ngày 01/06/2024"),
    ],
)
def test_the_opening_day_is_not_moved_over_money(
    union: Unit, was: date | None, shall: date | None, expected: str
) -> None:
    """What lies between would be counted twice, or not at all."""
    term = put_term(union, "Đoàn phí", opening_on=was)
    other = put_term(union, "Vì người nghèo", opening_amount=900_000)
    give = MoneyFacts(MARCH, Direction.TRANSFER, "Hỗ trợ", 50_000, other.fund_id, to_fund_id=term.fund_id)
    cashbook.record_money(union.id, give, OFFICER, TODAY)
    [(_, old), _] = queries.terms_of(union.id)
    with pytest.raises(
        Refused, match=f"Không đổi được ngày số dư của quỹ Đoàn phí: đã ghi thu, chi {expected}"
    ):
        actions.correct_term(
            term, old, replace(old, opening_on=shall), Correction(OFFICER, TODAY, "nhầm ngày")
        )


def test_the_opening_day_moves_freely_where_no_money_lies_between(union: Unit) -> None:
    term = put_term(union, "Đoàn phí", opening_amount=500_000)
    spend(union, term.fund_id, 100_000, MARCH)
    [(_, old)] = queries.terms_of(union.id)
    actions.correct_term(term, old, replace(old, opening_on=MARCH), Correction(OFFICER, TODAY, "nhầm ngày"))
    assert held(union, date(2024, 2, 1)) == {("Đoàn phí", "cash"): 0}
    assert held(union) == {("Đoàn phí", "cash"): 400_000}


def test_a_later_bank_balance_opens_the_bank_alone(union: Unit) -> None:
    put_term(union, "Đoàn phí", opening_amount=500_000)
    put_term(union, "Đoàn phí", opening_amount=700_000, opening_on=MARCH, opening_channel=Channel.BANK)
    [fund] = funds_of(union.id)
    early = MoneyFacts(NEW_YEAR, Direction.PAYMENT, "Phí", 20_000, fund.id, channel=Channel.BANK)
    activity = cashbook.record_money(union.id, early, OFFICER, TODAY, imported=True)
    assert postings_of(activity.id) == []
    assert held(union) == {("Đoàn phí", "cash"): 500_000, ("Đoàn phí", "bank"): 700_000}


def test_the_last_term_of_a_fund_with_money_stays(union: Unit) -> None:
    term = put_term(union, "Đoàn phí", opening_amount=500_000)
    spend(union, term.fund_id, 100_000, MARCH)
    with pytest.raises(Refused, match="phải giữ ít nhất một dòng"):
        actions.withdraw_term(term, OFFICER, TODAY, "ghi nhầm")


def test_a_fund_that_never_moved_money_leaves_with_its_last_term_and_may_come_back(union: Unit) -> None:
    term = put_term(union, "Đoàn phí", opening_amount=500_000)
    actions.withdraw_term(term, OFFICER, TODAY, "ghi nhầm", term.version)
    assert (list(funds_of(union.id)), queries.terms_of(union.id)) == ([], [])
    assert held(union) == {("Đoàn phí", "cash"): 0}
    put_term(union, "đoàn phí", opening_amount=70_000)
    fund = fund_called(union.id, "Đoàn phí")
    assert fund is not None
    assert list(funds_of(union.id)) == [fund]
    assert held(union) == {("Đoàn phí", "cash"): 70_000}


def test_a_withdrawn_rate_leaves_the_balance_that_another_row_states(union: Unit) -> None:
    put_term(union, "Đoàn phí", opening_amount=500_000)
    term = put_term(union, "Đoàn phí", rate=Decimal(60_000), starts_on=MARCH, opening_on=None)
    actions.withdraw_term(term, OFFICER, TODAY, "chưa thông qua")
    assert held(union) == {("Đoàn phí", "cash"): 500_000}
    assert len(queries.terms_of(union.id)) == 1


def test_contributions_keep_a_fund_too(union: Unit) -> None:
    term = put_term(union, "Đoàn phí")
    [someone] = people(union, "Lê Văn An")
    collect(union, paid(term.fund_id, someone))
    with pytest.raises(Refused, match="phải giữ ít nhất một dòng"):
        actions.withdraw_term(term, OFFICER, TODAY, "ghi nhầm")
