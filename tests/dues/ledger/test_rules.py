"""What a person owes a fund, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.core.errors import Refused
from app.dues.funds.facts import Basis, PartYear, TermFacts
from app.dues.ledger.facts import ExemptionFacts, ExemptSpan, FundRule, MembershipSpan
from app.dues.ledger.rules import books_from, dues_of, horizon, refuse_bad_exemption

ALWAYS = (MembershipSpan(),)
YEARLY = TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000))
MONTHLY = TermFacts("Tương trợ", Basis.MONTH, Decimal(50_000))
SHARE = TermFacts("Công đoàn phí", Basis.SALARY_SHARE, Decimal("0.5"))
END_2024 = date(2024, 12, 31)


def rule(*terms: TermFacts, begins: date | None = date(2024, 1, 1), **values: Any) -> FundRule:
    return FundRule(1, "Quỹ", terms, begins, **values)


def owed(
    *terms: TermFacts,
    membership_spans: tuple[MembershipSpan, ...] = ALWAYS,
    exempt_spans: tuple[ExemptSpan, ...] = (),
    until: date = END_2024,
    **values: Any,
) -> dict[str, int]:
    """What is owed, by the first day's year or month."""
    dues = dues_of(membership_spans, rule(*terms, **values), exempt_spans, until)
    return {due.period.label: due.owed for due in dues}


def months(first: int, last: int, amount: int = 50_000) -> dict[str, int]:
    return {f"{month:02d}/2024": amount for month in range(first, last + 1)}


def test_a_yearly_rate_is_due_once_a_year() -> None:
    assert owed(YEARLY, until=horizon(date(2024, 12, 15))) == {"2024": 40_000, "2025": 40_000}


def test_a_monthly_rate_is_due_every_month() -> None:
    assert owed(MONTHLY) == months(1, 12)


def test_nobody_owes_for_times_from_before_the_books() -> None:
    assert owed(MONTHLY, begins=date(2024, 10, 1)) == months(10, 12)
    assert owed(MONTHLY, begins=date(2024, 10, 15)) == months(11, 12)
    assert owed(MONTHLY, begins=None) == {}


def test_a_year_counts_when_its_books_began_in_the_first_half() -> None:
    assert owed(YEARLY, begins=date(2024, 6, 30)) == {"2024": 40_000}
    assert owed(YEARLY, begins=date(2024, 7, 1)) == {}


def test_who_joins_within_a_month_owes_it() -> None:
    assert owed(MONTHLY, membership_spans=(MembershipSpan(date(2024, 3, 20)),)) == months(3, 12)


def test_who_leaves_owes_the_month_only_when_it_had_begun() -> None:
    assert owed(MONTHLY, membership_spans=(MembershipSpan(None, date(2024, 3, 2)),)) == months(1, 3)
    assert owed(MONTHLY, membership_spans=(MembershipSpan(None, date(2024, 3, 1)),)) == months(1, 2)


def test_coming_back_owes_again() -> None:
    away = (MembershipSpan(None, date(2024, 3, 1)), MembershipSpan(date(2024, 11, 10), None))
    assert owed(MONTHLY, membership_spans=away) == months(1, 2) | months(11, 12)


def test_who_came_and_went_within_one_month_owes_nothing() -> None:
    assert owed(MONTHLY, membership_spans=(MembershipSpan(date(2024, 3, 5), date(2024, 3, 20)),)) == {}


def test_a_part_of_the_year_owes_the_whole_rate_or_a_twelfth_a_month() -> None:
    """From 10 May: eight months; 40.000 × 8 ÷ 12 = 26.666,7, to whole thousands 27.000."""
    joined = (MembershipSpan(date(2024, 5, 10)),)
    by_months = TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000), part_year=PartYear.MONTHS)
    assert owed(YEARLY, membership_spans=joined) == {"2024": 40_000}
    assert owed(by_months, membership_spans=joined) == {"2024": 27_000}
    assert owed(by_months) == {"2024": 40_000}


def test_a_share_of_the_salary_is_rounded_down_and_capped() -> None:
    """0,5% of 7.777.777 is 38.888,885; the cap of 234.000 bites at 46.800.000 and above."""
    capped = TermFacts("Công đoàn phí", Basis.SALARY_SHARE, Decimal("0.5"), most_amount=234_000)
    december = date(2024, 12, 1)
    assert owed(SHARE, membership_spans=(MembershipSpan(salary=7_777_777),), begins=december) == {
        "12/2024": 38_888
    }
    assert owed(capped, membership_spans=(MembershipSpan(salary=46_800_000),), begins=december) == {
        "12/2024": 234_000
    }
    assert owed(capped, membership_spans=(MembershipSpan(salary=60_000_000),), begins=december) == {
        "12/2024": 234_000
    }


def test_without_a_recorded_salary_nothing_is_due() -> None:
    assert owed(SHARE) == {}


def test_a_new_salary_counts_from_the_month_in_which_it_begins() -> None:
    raised = (
        MembershipSpan(None, date(2024, 11, 15), 5_000_000),
        MembershipSpan(date(2024, 11, 15), None, 8_000_000),
    )
    dues = owed(SHARE, membership_spans=raised, begins=date(2024, 10, 1))
    assert dues == {"10/2024": 25_000, "11/2024": 40_000, "12/2024": 40_000}


def test_the_rate_of_a_month_is_that_of_its_first_day() -> None:
    first = TermFacts("Tương trợ", Basis.MONTH, Decimal(50_000), ends_on=date(2024, 10, 14))
    then = TermFacts("Tương trợ", Basis.MONTH, Decimal(60_000), starts_on=date(2024, 10, 15))
    dues = owed(first, then, begins=date(2024, 10, 1))
    assert dues == {"10/2024": 50_000, "11/2024": 60_000, "12/2024": 60_000}


def test_a_yearly_rate_that_rises_in_september_rises_next_year() -> None:
    then = TermFacts("Mái ấm", Basis.YEAR, Decimal(60_000), starts_on=date(2024, 9, 1))
    assert owed(YEARLY, then, until=date(2025, 12, 31)) == {"2024": 40_000, "2025": 60_000}


def test_a_yearly_rate_that_is_the_first_counts_in_its_year() -> None:
    late = TermFacts(
        "Mái ấm", Basis.YEAR, Decimal(24_000), starts_on=date(2024, 9, 1), part_year=PartYear.MONTHS
    )
    assert owed(late) == {"2024": 8_000}, "four months from September: a third"


def test_a_year_due_as_a_whole_is_not_due_by_the_month_besides() -> None:
    then = TermFacts("Mái ấm", Basis.MONTH, Decimal(5_000), starts_on=date(2024, 7, 1))
    dues = owed(YEARLY, then, until=date(2025, 1, 31))
    assert (dues["2024"], dues["01/2025"]) == (40_000, 5_000)
    assert "07/2024" not in dues


def test_a_row_that_states_an_opening_alone_hides_no_rate() -> None:
    opening = TermFacts("Mái ấm", Basis.YEAR, opening_on=date(2024, 1, 1), opening_amount=1)
    assert owed(YEARLY, opening) == {"2024": 40_000}


def test_voluntary_money_is_owed_by_nobody() -> None:
    free = TermFacts("Tham quan", Basis.VOLUNTARY, Decimal(50_000))
    assert owed(free) == {}
    assert owed(TermFacts("Không thu", Basis.MONTH, Decimal(0))) == {}


def test_exempt_months_are_those_whose_first_day_is_exempt() -> None:
    leave = ExemptSpan(date(2024, 3, 10), date(2024, 9, 9), "Nghỉ thai sản")
    assert owed(MONTHLY, exempt_spans=(leave,)) == months(1, 3) | months(4, 9, 0) | months(10, 12)


def test_who_joins_on_leave_is_exempt_from_the_first_month() -> None:
    joined, leave = (
        (MembershipSpan(date(2024, 11, 15)),),
        ExemptSpan(date(2024, 11, 10), None, "Nghỉ không lương"),
    )
    assert owed(MONTHLY, membership_spans=joined, exempt_spans=(leave,)) == months(11, 12, 0)


def test_a_year_is_exempt_as_a_whole_or_by_its_months() -> None:
    half = ExemptSpan(date(2024, 1, 1), date(2024, 6, 30), "Ốm dài ngày")
    whole_year = ExemptSpan(None, None, "Khó khăn")
    by_months = TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000), part_year=PartYear.MONTHS)
    assert owed(YEARLY, exempt_spans=(half,)) == {"2024": 40_000}
    assert owed(by_months, exempt_spans=(half,)) == {"2024": 20_000}
    assert (
        owed(YEARLY, exempt_spans=(whole_year,)) == owed(by_months, exempt_spans=(whole_year,)) == {"2024": 0}
    )


def test_why_shows_the_dates_and_the_sum_before_the_cap() -> None:
    capped = TermFacts("Công đoàn phí", Basis.SALARY_SHARE, Decimal(1), most_amount=234_000)
    membership_spans = (MembershipSpan(date(2024, 12, 9), date(2025, 2, 3), 30_000_000),)
    first, last = (
        dues_of(membership_spans, rule(capped), (), date(2025, 12, 31))[place] for place in (0, -1)
    )
    assert (first.why.joined_on, first.why.left_on) == (date(2024, 12, 9), None)
    assert (last.why.joined_on, last.why.left_on, last.start) == (None, date(2025, 2, 3), date(2025, 2, 1))
    assert (first.why.salary, first.why.share, first.owed) == (30_000_000, 300_000, 234_000)


def test_where_the_books_of_a_fund_begin() -> None:
    opening, paid, rate = date(2024, 3, 1), date(2023, 5, 6), date(2010, 1, 1)
    old = TermFacts("Mái ấm", Basis.YEAR, Decimal(40_000), starts_on=rate)
    assert books_from([old], opening, paid) == opening
    assert books_from([old], None, paid) == date(2023, 1, 1), "a rate of 2010 is no debt of 2010"
    assert books_from([old], None, None) == date(2010, 1, 1)
    assert books_from([YEARLY], None, None) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "Khó khăn", "starts_on": date(2024, 2, 1), "ends_on": date(2024, 1, 1)}, "ends_on"),
        (
            {
                "reason": "Nghỉ việc không hưởng lương từ 01 tháng trở lên",
                "starts_on": date(2024, 2, 1),
                "ends_on": date(2024, 2, 20),
            },
            "ends_on",
        ),
    ],
)
def test_an_exemption_that_cannot_be_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_exemption(ExemptionFacts(member_id=1, **values))
    assert refused.value.field == field


def test_a_month_of_leave_is_enough() -> None:
    leave = "Nghỉ việc không hưởng lương từ 01 tháng trở lên"
    refuse_bad_exemption(ExemptionFacts(1, leave, None, date(2024, 2, 1), date(2024, 2, 29)))
    refuse_bad_exemption(ExemptionFacts(1, "Khó khăn", None, date(2024, 2, 1), date(2024, 2, 5)))


@pytest.mark.parametrize("term", [YEARLY, replace(YEARLY, part_year=PartYear.MONTHS), MONTHLY])
@pytest.mark.parametrize("joined_on", [None, date(2023, 9, 10), date(2024, 2, 20)])
def test_a_first_salary_on_any_day_moves_no_due_that_is_no_share_of_it(
    term: TermFacts, joined_on: date | None
) -> None:
    """The period is divided on that day: one membership, neither left nor joined again."""
    one = owed(term, membership_spans=(MembershipSpan(joined_on),))
    for number in range(1, 300):
        day = (joined_on or date(2024, 1, 1)) + timedelta(days=number)
        two = (MembershipSpan(joined_on, day), MembershipSpan(day, None, 6_000_000))
        assert owed(term, membership_spans=two) == one


def test_before_the_day_of_a_first_salary_nothing_is_asked_of_it() -> None:
    two = (MembershipSpan(None, date(2024, 7, 1)), MembershipSpan(date(2024, 7, 1), None, 6_000_000))
    assert owed(SHARE, membership_spans=two) == months(7, 12, 30_000)
