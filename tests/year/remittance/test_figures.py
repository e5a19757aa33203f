"""What is still to be sent to the upper level, and the own finance by name: a year counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.periods import parse_period
from app.log.figures.registry import figure
from app.office.units.models import Unit
from app.year.figures.scopes import open_scope
from app.year.remittance.figures import _due
from app.year.remittance.rules import Sending, share_of
from tests.year.settlement.worked import put_year

DUES, SOCIAL = "Công đoàn phí", "Mái ấm công đoàn"


@pytest.mark.parametrize(
    ("period", "key", "value"),
    [
        ("2024", "money.opening", 10_000_000),
        ("2024", "money.receipts", 7_050_000),
        ("2024", "money.payments", 2_520_000),
        ("2024", "money.closing", 14_530_000),
        ("2024", "money.cash", 4_480_000),
        ("2024", "money.bank", 10_050_000),
        ("2024", "money.passed.receipts", 720_000),
        ("2024", "money.passed.payments", 400_000),
        ("2024", "money.passed.closing", 320_000),
        ("2024", f"fund[{DUES}].to_remit", 700_000),
        ("2024", f"fund[{DUES}].remitted", 300_000),
        ("2024", f"fund[{SOCIAL}].to_remit", 200_000),
        ("6 tháng đầu năm 2024", f"fund[{DUES}].to_remit", 100_000),
        # Carried from the first half, as its fund's share.
        ("6 tháng cuối năm 2024", f"fund[{DUES}].to_remit", 700_000),
        ("6 tháng cuối năm 2024", f"fund[{DUES}].remitted", 0),
    ],
)
def test_the_worked_year_by_name(union: Unit, period: str, key: str, value: int) -> None:
    put_year(union)
    span = parse_period(period)
    found = figure(open_scope(union, span, span.end), key)
    assert (found.value, sum(one.share for one in found.shares)) == (value, value)


def test_the_cut_off_cuts_what_was_collected_and_sent(union: Unit) -> None:
    put_year(union)
    scope = open_scope(union, parse_period("2024"), date(2024, 4, 14))
    assert figure(scope, f"fund[{DUES}].to_remit").value == 400_000


RECEIPTS = st.lists(
    st.builds(
        Sending,
        st.integers(1, 9).map(lambda row: f"activities/{row}"),
        st.integers(-(10**7), 10**7),
        st.sampled_from([Decimal("0.5"), Decimal(30), Decimal("33.3"), None]),
        st.booleans(),
    )
)


@given(RECEIPTS)
def test_shares_of_what_is_due_add_up_to_the_rounded_sum_of_each_per_cent(receipts: list[Sending]) -> None:
    sums: dict[Decimal, int] = {}
    for one in receipts:
        if one.percent is not None and not one.is_before:
            sums[one.percent] = sums.get(one.percent, 0) + one.amount
    due = sum(share_of(amount, percent) for percent, amount in sums.items())
    assert sum(one.share for one in _due(receipts)) == due
