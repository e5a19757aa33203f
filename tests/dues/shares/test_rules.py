"""What a fund asked for a period, who paid and who owes, worked by hand over the worked year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.core.periods import parse_period
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.facts import ExemptSpan, FundRule, LedgerFacts, MembershipSpan, PaymentFacts
from app.dues.shares.facts import FundPeriod, belongs
from app.dues.shares.rules import fund_periods, taking_part, why_not
from tests.worked_year import DUES, HOUSE, LEDGER, POOR

AN, BINH, CHI, DUNG, EM, GIANG, HOA = range(1, 8)


def of(period: str, fund: int = HOUSE, as_of: date | None = None) -> FundPeriod:
    parsed = parse_period(period)
    return fund_periods(LEDGER, parsed, as_of or parsed.end)[fund]


@pytest.mark.parametrize(
    ("kỳ", "period", "expected"),
    [
        ("2024", "Quý 1/2024", True),
        ("2024", "2024", True),
        ("2023", "2024", False),
        ("03/2024", "Quý 1/2024", True),
        ("03/2024", "Quý 2/2024", False),
        ("Quý 1/2024", "6 tháng đầu năm 2024", True),
        ("2021", "Năm học 2021-2022", True),
        ("2022", "Năm học 2021-2022", False),
        ("01/2022", "Năm học 2021-2022", True),
        ("2024", "Nhiệm kỳ 2023-2025", True),
        ("2024", "2023-12-01..2024-11-30", False),
        ("2023", "2023-12-01..2024-11-30", True),
    ],
)
def test_which_ky_belong_to_a_period(kỳ: str, period: str, expected: bool) -> None:
    one = parse_period(kỳ)
    assert belongs(one.start, one.end, parse_period(period)) is expected


def test_members_of_the_day_are_asked_and_leavers_told_apart() -> None:
    """Giang paid in March and left in October: among those who paid, in no share."""
    year = of("2024")
    assert year.asked == (AN, BINH, CHI, DUNG, EM)
    assert year.payers == year.asked
    assert year.payers_in_full == (AN, BINH, CHI, EM)
    assert year.payers_left == (GIANG,)
    assert (year.due, year.owed) == (6 * 40_000, 20_000)


def test_money_counts_by_its_day_for_whichever_ky() -> None:
    """220.000 for 2024, and Dung's 40.000 for 2023."""
    assert of("2024").contributed == 260_000
    assert of("Quý 2/2024").contributed == 40_000


def test_payers_of_earlier_days_are_known_apart() -> None:
    """The year's Kỳ is the second quarter's too: five paid in March, Em in June."""
    quarter = of("Quý 2/2024")
    assert quarter.payers == (AN, BINH, CHI, DUNG, EM, GIANG)
    assert quarter.payers_before == (AN, BINH, CHI, DUNG, GIANG)
    assert of("2024").payers_before == ()


def test_what_is_paid_after_the_cut_off_is_not_known_on_it() -> None:
    """Em, a member from 1 June on, paid on the 20th."""
    before = of("6 tháng đầu năm 2024", as_of=date(2024, 6, 19))
    assert before.asked == (AN, BINH, CHI, DUNG, EM, GIANG)
    assert before.payers == (AN, BINH, CHI, DUNG, GIANG)
    assert (before.owed, before.contributed) == (60_000, 220_000)
    assert why_not(before, EM) == "chưa đóng 40.000 đồng"


def test_a_share_of_the_salary_is_asked_month_by_month() -> None:
    """30.000 a month: seven months of Em, nine of Giang; An's year was paid on 20 December."""
    year = of("2024", DUES)
    assert year.due_of == {
        AN: 360_000, BINH: 360_000, CHI: 360_000, DUNG: 360_000, EM: 210_000, GIANG: 270_000,
    }  # fmt: skip
    assert (year.payers, year.payers_in_full) == ((AN,), (AN,))
    assert of("2024", DUES, as_of=date(2024, 12, 19)).payers == ()


def test_older_debts_stand_apart() -> None:
    quarter = of("Quý 2/2024", DUES, as_of=date(2024, 6, 30))
    assert quarter.due == 5 * 90_000 + 30_000
    assert quarter.owed_before == 5 * 90_000
    assert of("Quý 2/2024", HOUSE).owed_before == 0, "the year's Kỳ is the quarter's own"


def test_a_voluntary_fund_asks_nobody() -> None:
    poor = of("2024", POOR)
    assert (poor.asked, poor.payers, poor.due) == ((), (), 0)
    assert poor.contributed == 300_000
    assert poor.payers_left == (HOA,)
    assert why_not(poor, BINH) == "quỹ tự nguyện, không ấn định mức đóng"


MONTHLY = TermFacts("Tương trợ", Basis.MONTH, Decimal(20_000), date(2025, 7, 1))


def ledger(*exempt: ExemptSpan, paid: int = 0) -> LedgerFacts:
    rule = FundRule(1, "Tương trợ", (MONTHLY,), date(2025, 7, 1))
    payments = {(1, 7): [PaymentFacts(1, date(2025, 10, 1), date(2025, 12, 31), date(2025, 10, 5), paid)]}
    return LedgerFacts((rule,), {7: (MembershipSpan(),)}, {(0, 7): exempt}, payments if paid else {})


LEAVE = ExemptSpan(date(2025, 7, 1), date(2025, 9, 30), "Nghỉ thai sản")


def test_who_was_exempt_for_a_part_is_asked_for_the_rest() -> None:
    year = parse_period("2025")
    one = fund_periods(ledger(LEAVE, paid=60_000), year, year.end)[1]
    assert (one.due, one.payers_in_full) == (60_000, (7,))


def test_who_was_exempt_all_period_is_in_no_denominator() -> None:
    third = parse_period("Quý 3/2025")
    one = fund_periods(ledger(LEAVE), third, third.end)[1]
    assert one.asked == ()
    assert why_not(one, 7) == "được miễn: Nghỉ thai sản"


def test_before_its_opening_day_a_fund_asks_nobody() -> None:
    half = parse_period("6 tháng đầu năm 2025")
    assert fund_periods(ledger(), half, half.end)[1].asked == ()


def test_an_unknown_salary_is_not_asked() -> None:
    share = TermFacts("Đoàn phí", Basis.SALARY_SHARE, Decimal(1), date(2020, 1, 1))
    facts = replace(ledger(), rules=(FundRule(1, "Đoàn phí", (share,), date(2025, 1, 1)),))
    year = parse_period("2025")
    one = fund_periods(facts, year, year.end)[1]
    assert one.asked == ()
    assert "chưa ghi lương" in why_not(one, 7)


def test_of_several_funds_each_that_asked_must_be_paid() -> None:
    funds = fund_periods(LEDGER, parse_period("2024"), date(2024, 12, 31))
    payers, asked = taking_part([funds[HOUSE], funds[DUES]])
    assert (payers, asked) == ((AN,), (AN, BINH, CHI, DUNG, EM))
