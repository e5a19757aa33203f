"""Pure decisions of the funds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.core.errors import Refused
from app.core.periods import parse_period, stated_period
from app.core.texts.per_cent import PerCent
from app.dues.contributions.facts import ContributionFacts
from app.dues.funds import rules
from app.dues.funds.facts import Basis, TermFacts
from app.log.activities.facts import Channel

NEW_YEAR, MARCH = date(2024, 1, 1), date(2024, 3, 15)
DUES = TermFacts("Đoàn phí", Basis.MONTH, Decimal(50_000), starts_on=NEW_YEAR)
PAID = ContributionFacts(1, 9, "03/2024", 50_000, MARCH, "Lê Văn Bình")


@pytest.mark.parametrize(
    ("fund", "period", "title"),
    [
        ("Công đoàn phí", "Quý 1/2024", "Thu quỹ Công đoàn phí, kỳ Quý 1/2024"),
        ("Công đoàn phí", "quí I năm 2024", "Thu quỹ Công đoàn phí, kỳ Quý 1/2024"),
        ("Quỹ tình thương", "2024", "Thu Quỹ tình thương, kỳ 2024"),
    ],
)
def test_the_title_of_a_collection(fund: str, period: str, title: str) -> None:
    assert rules.collection_title(fund, parse_period(period)) == title


def test_texts_of_one_period_make_one_round() -> None:
    rounds = {rules.round_of(PAID, stated_period(text)) for text in ("03/2024", "tháng 3 năm 2024", "3/2024")}
    assert len(rounds) == 1


def test_a_text_that_is_no_period_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused, match="không phải là kỳ") as refusal:
        stated_period("hôm qua")
    assert refusal.value.field == "period_text"


# Receipts


def test_without_numbers_the_whole_collection_is_one_receipt() -> None:
    [receipt] = rules.receipts("Thu", [PAID, replace(PAID, member_id=2, amount=70_000)])
    assert (receipt.amount, receipt.counterparty, receipt.part) == (120_000, "", "")


def test_each_number_is_a_receipt_and_one_persons_bears_the_name() -> None:
    payments = [
        replace(PAID, voucher_text="PT 1"),
        replace(PAID, voucher_text="PT 2", member_id=2, payer_name="Trần Thị An"),
        replace(PAID, voucher_text="PT 2", member_id=3, payer_name="Vũ Văn Dung"),
        replace(PAID, voucher_text="PT 1", amount=5_000),
    ]
    receipts = [(one.voucher_text, one.amount, one.counterparty) for one in rules.receipts("Thu", payments)]
    assert receipts == [("PT 1", 55_000, "Lê Văn Bình"), ("PT 2", 100_000, "")]


def test_cash_and_bank_are_two_receipts_even_under_one_number() -> None:
    receipts = rules.receipts(
        "Thu", [PAID, replace(PAID, channel=Channel.BANK), replace(PAID, channel=Channel.CASH)]
    )
    assert [(one.channel, one.amount) for one in receipts] == [("cash", 100_000), ("bank", 50_000)]


def test_nothing_paid_posts_nothing() -> None:
    assert rules.receipts("Thu", []) == []


# Rates


def test_the_rate_in_force_is_the_last_begun() -> None:
    old = replace(DUES, starts_on=date(2020, 1, 1), rate=Decimal(40_000))
    always = replace(DUES, starts_on=None, rate=Decimal(10_000))
    terms = [DUES, old, always]
    assert rules.term_on(terms, date(2019, 12, 31)) == always
    assert rules.term_on(terms, date(2023, 12, 31)) == old
    assert rules.term_on(terms, NEW_YEAR) == DUES


def test_both_ends_of_a_term_count_and_after_it_nothing_is_in_force() -> None:
    term = replace(DUES, ends_on=MARCH)
    assert rules.term_on([term], NEW_YEAR) == rules.term_on([term], MARCH) == term
    assert rules.term_on([term], date(2023, 12, 31)) is rules.term_on([term], date(2024, 3, 16)) is None


# What contradicts itself


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"fund_name": ""}, "fund_name"),
        ({"ends_on": date(2023, 12, 31)}, "ends_on"),
        ({"rate": Decimal("40000.5")}, "rate"),
        ({"rate": Decimal(-1)}, "rate"),
        ({"rate": PerCent(5)}, "rate"),
        ({"rate": Decimal(101), "basis": Basis.SALARY_SHARE}, "rate"),
        ({"remit_percent": Decimal("100.1")}, "remit_percent"),
        ({"opening_amount": 5}, "opening_on"),
        ({"opening_amount": -5, "opening_on": NEW_YEAR}, "opening_amount"),
    ],
)
def test_bad_terms_are_refused_beside_their_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        rules.refuse_bad_term(replace(DUES, **values))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "values",
    [
        {"rate": Decimal("0.5"), "basis": Basis.SALARY_SHARE},
        {"rate": PerCent("0.5"), "basis": Basis.SALARY_SHARE},
        {"rate": None, "basis": Basis.VOLUNTARY},
        {"opening_amount": 0},
        {"ends_on": NEW_YEAR},
    ],
)
def test_these_terms_stand(values: dict[str, Any]) -> None:
    rules.refuse_bad_term(replace(DUES, **values))


def test_two_rates_from_one_day_are_refused_two_lines_of_one_rate_stand() -> None:
    rules.refuse_ambiguous([DUES, replace(DUES, opening_channel=Channel.BANK)])
    with pytest.raises(Refused, match="mức đóng khác từ cùng ngày"):
        rules.refuse_ambiguous([DUES, replace(DUES, rate=Decimal(60_000))])


def test_two_balances_of_one_channel_on_one_day_are_refused() -> None:
    stated = replace(DUES, opening_amount=5, opening_on=NEW_YEAR)
    rules.refuse_ambiguous([stated, replace(stated, opening_channel=Channel.BANK, opening_amount=7)])
    with pytest.raises(Refused, match="số dư khác"):
        rules.refuse_ambiguous([stated, replace(stated, opening_channel=Channel.CASH, opening_amount=7)])


@pytest.mark.parametrize(
    ("amount", "day", "field"),
    [(0, MARCH, "amount"), (-1, MARCH, "amount"), (5, date(2024, 3, 16), "paid_on")],
)
def test_bad_contributions_are_refused(amount: int, day: date, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        rules.refuse_bad_contribution(replace(PAID, amount=amount, paid_on=day), MARCH)
    assert refusal.value.field == field


# Openings


def test_the_earliest_balance_of_each_channel_is_its_opening() -> None:
    terms = [
        replace(DUES, opening_amount=9, opening_on=date(2025, 1, 1)),
        replace(DUES, opening_amount=5, opening_on=NEW_YEAR),
        replace(DUES, opening_amount=7, opening_on=MARCH, opening_channel=Channel.BANK),
        DUES,
    ]
    assert rules.openings(terms) == {
        Channel.CASH: rules.Opening(NEW_YEAR, 5),
        Channel.BANK: rules.Opening(MARCH, 7),
    }
    assert rules.opening_days(terms) == {Channel.CASH: NEW_YEAR, Channel.BANK: MARCH}


def test_a_day_alone_opens_both_channels_empty() -> None:
    terms = [replace(DUES, opening_on=NEW_YEAR)]
    assert rules.openings(terms) == {}
    assert rules.opening_days(terms) == {Channel.CASH: NEW_YEAR, Channel.BANK: NEW_YEAR}
    assert rules.opening_days([DUES]) == {Channel.CASH: None, Channel.BANK: None}
