"""Which dues payments cover, and what is left over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.core.periods import parse_period
from app.dues.funds.facts import Basis, TermFacts
from app.dues.ledger.account_rules import allocate, payments_counted
from app.dues.ledger.facts import MembershipSpan, PaymentFacts
from app.dues.ledger.rules import dues_of
from tests.dues.ledger.test_rules import END_2024, MONTHLY, YEARLY, rule

MONTHS = dues_of((MembershipSpan(),), rule(MONTHLY), (), END_2024)
KY = ["2023", "2024", "2025", "Quý 1/2024", "03/2024", "12/2024", "Năm học 2023-2024", "6 tháng đầu năm 2024"]


def paid(period: str, amount: int, number: int = 1) -> PaymentFacts:
    parsed = parse_period(period)
    return PaymentFacts(number, parsed.start, parsed.end, date(2024, 3, 5), amount)


def paid_by_month(*payments: PaymentFacts) -> dict[int, int]:
    settled = allocate(MONTHS, payments)
    return {due.start.month: got for due, got in zip(MONTHS, settled.paid, strict=True) if got}


def test_a_payment_pays_its_own_months_oldest_first() -> None:
    assert paid_by_month(paid("Quý 1/2024", 120_000)) == {1: 50_000, 2: 50_000, 3: 20_000}


def test_a_month_is_paid_by_its_own_money_before_that_of_the_year() -> None:
    year, march = paid("2024", 100_000, 1), paid("03/2024", 50_000, 2)
    assert paid_by_month(year, march) == {1: 50_000, 2: 50_000, 3: 50_000}
    assert allocate(MONTHS, [year, march]).credit == 0


def test_payments_without_a_due_are_credit() -> None:
    assert allocate(MONTHS, [paid("Quý 1/2024", 170_000)]).credit == 20_000
    assert allocate(MONTHS, [paid("2026", 50_000)]).credit == 50_000


def test_money_ahead_pays_a_period_that_has_not_begun() -> None:
    dues = dues_of((MembershipSpan(),), rule(YEARLY), (), date(2025, 12, 31))
    settled = allocate(dues, [paid("2025", 45_000)])
    assert (settled.paid, settled.credit) == ((0, 40_000), 5_000)


def test_exempt_months_take_nothing() -> None:
    free = TermFacts("Quỹ", Basis.MONTH, Decimal(0))
    assert allocate(dues_of((MembershipSpan(),), rule(free), (), END_2024), [paid("2024", 1)]).credit == 1


def test_each_part_shows_which_payment_went_where() -> None:
    one, two = paid("01/2024", 30_000, 1), paid("Quý 1/2024", 40_000, 2)
    parts = allocate(MONTHS, [two, one]).parts
    assert [(part.payment.id, part.due.start.month, part.amount) for part in parts] == [
        (1, 1, 30_000),
        (2, 1, 20_000),
        (2, 2, 20_000),
    ]


def test_payments_for_times_from_before_the_books_are_no_credit() -> None:
    old, new = paid("2023", 40_000), paid("2024", 40_000)
    assert payments_counted([old, new], date(2024, 1, 1)) == [new]
    assert payments_counted([old, new], None) == []


@given(st.lists(st.tuples(st.sampled_from(KY), st.integers(1, 900_000)), max_size=12))
def test_nothing_paid_is_lost(pairs: list[tuple[str, int]]) -> None:
    payments = [paid(period, amount, number) for number, (period, amount) in enumerate(pairs)]
    settled = allocate(MONTHS, payments)
    assert sum(settled.paid) + settled.credit == sum(one.amount for one in payments)
    assert sum(part.amount for part in settled.parts) == sum(settled.paid)
    assert all(0 <= got <= due.owed for due, got in zip(MONTHS, settled.paid, strict=True))
    assert settled == allocate(MONTHS, payments[::-1])
