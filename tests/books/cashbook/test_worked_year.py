"""A year of two funds counted by hand.

Đoàn phí opens on 1/1/2024 with 5.000.000 in cash and 10.000.000 in the bank, Hỗ trợ on 1/3/2024 with 200.000
in cash.

    15/1   receipt    bank   3.000.000   Kinh phí cấp về
    20/2   payment    cash   1.200.000   Hội nghị        corrected to 1.250.000
    10/3   transfer   bank   2.000.000   → cash          the same fund
    1/4    transfer   cash     700.000   → Hỗ trợ cash
    5/5    payment    cash     400.000   Hỗ trợ          no item
    6/6    payment    cash     999.000   withdrawn
    30/12  receipt    bank     150.000   no item

Đoàn phí cash: 5.000.000 + 2.000.000 − 1.250.000 − 700.000 = 5.050.000
Đoàn phí bank: 10.000.000 + 3.150.000 − 2.000.000 = 11.150.000
Hỗ trợ cash:   200.000 + 700.000 − 400.000 = 500.000
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.books.cashbook import actions
from app.books.lines.total_queries import BalanceTotal, items_of, period_totals
from app.core.actor import Correction
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, held, payment, put_fund, receipt, record, transfer
from tests.conftest import OFFICER, TODAY, Statements


def day(number: int, month: int) -> date:
    return date(2024, month, number)


@pytest.fixture
def year(union: Unit) -> dict[str, int]:
    """The year above; ids of the log entries by a word for each."""
    dues = put_fund(union, "Đoàn phí", cash=5_000_000, bank=10_000_000)
    aid = put_fund(union, "Hỗ trợ", cash=200_000, on=day(1, 3))
    meeting = payment(dues, 1_200_000, day(20, 2), item="Hội nghị")
    entries = {
        "grant": record(union, receipt(dues, 3_000_000, day(15, 1), channel=BANK, item="Kinh phí cấp về")),
        "meeting": record(union, meeting),
        "drawn": record(union, transfer(dues, 2_000_000, day(10, 3), channel=BANK, to_channel=CASH)),
        "given": record(union, transfer(dues, 700_000, day(1, 4), to_fund_id=aid.id)),
        "helped": record(union, payment(aid, 400_000, day(5, 5))),
        "mistake": record(union, payment(dues, 999_000, day(6, 6), item="Hội nghị")),
        "interest": record(union, receipt(dues, 150_000, day(14, 12), channel=BANK)),
    }
    actions.correct_money(
        entries["meeting"], meeting, replace(meeting, amount=1_250_000), Correction(OFFICER, TODAY, "thiếu")
    )
    actions.withdraw_money(entries["mistake"], OFFICER, TODAY, "ghi hai lần")
    return {"dues": dues.id, "aid": aid.id, **{word: entry.id for word, entry in entries.items()}}


def test_what_each_balance_is_on_any_day(union: Unit, year: dict[str, int]) -> None:
    assert held(union, day(31, 12)) == {
        ("Đoàn phí", "cash"): 5_050_000,
        ("Đoàn phí", "bank"): 11_150_000,
        ("Hỗ trợ", "cash"): 500_000,
    }
    assert held(union, day(28, 2)) == {("Đoàn phí", "cash"): 3_750_000, ("Đoàn phí", "bank"): 13_000_000}
    assert held(union, date(2023, 12, 31)) == {}


def test_the_totals_of_the_year(union: Unit, year: dict[str, int]) -> None:
    dues, aid = year["dues"], year["aid"]
    assert period_totals(union.id, day(1, 1), day(31, 12)) == [
        BalanceTotal(dues, "Đoàn phí", "cash", 5_000_000, 0, 1_250_000, 2_000_000, 700_000, 5_050_000),
        BalanceTotal(dues, "Đoàn phí", "bank", 10_000_000, 3_150_000, 0, 0, 2_000_000, 11_150_000),
        BalanceTotal(aid, "Hỗ trợ", "cash", 200_000, 0, 400_000, 700_000, 0, 500_000),
    ]


def test_the_totals_of_the_second_quarter(union: Unit, year: dict[str, int]) -> None:
    dues, aid = year["dues"], year["aid"]
    assert period_totals(union.id, day(1, 4), day(30, 6)) == [
        BalanceTotal(dues, "Đoàn phí", "cash", 5_750_000, 0, 0, 0, 700_000, 5_050_000),
        BalanceTotal(dues, "Đoàn phí", "bank", 11_000_000, 0, 0, 0, 0, 11_000_000),
        BalanceTotal(aid, "Hỗ trợ", "cash", 200_000, 0, 400_000, 700_000, 0, 500_000),
    ]


def test_first_and_last_day_belong_to_the_period(union: Unit, year: dict[str, int]) -> None:
    [_, bank] = period_totals(union.id, day(15, 1), day(15, 1))
    assert (bank.opening, bank.receipts, bank.closing) == (10_000_000, 3_000_000, 13_000_000)


def test_items_of_the_year_with_the_entries_behind_them(union: Unit, year: dict[str, int]) -> None:
    sums = [
        (one.fund_id, one.direction, one.item, one.amount, one.sources)
        for one in items_of(union.id, day(1, 1), day(31, 12))
    ]

    def source(word: str) -> tuple[str]:
        return (f"activities/{year[word]}",)

    assert sorted(sums) == sorted(
        [
            (year["dues"], "receipt", "Kinh phí cấp về", 3_000_000, source("grant")),
            (year["dues"], "receipt", "Thu khác", 150_000, source("interest")),
            (year["dues"], "payment", "Hội nghị", 1_250_000, source("meeting")),
            (year["dues"], "payment", "Chuyển sang quỹ khác", 700_000, source("given")),
            (year["aid"], "receipt", "Nhận từ quỹ khác", 700_000, source("given")),
            (year["aid"], "payment", "Chi khác", 400_000, source("helped")),
        ]
    )


def test_what_was_reversed_in_full_is_no_item(union: Unit, year: dict[str, int]) -> None:
    assert items_of(union.id, day(1, 6), day(30, 6)) == []


def test_totals_and_items_are_one_statement_each(
    union: Unit, year: dict[str, int], statements: Statements
) -> None:
    db.session.commit()
    union_id = union.id
    statements.clear()
    period_totals(union_id, day(1, 1), day(31, 12))
    items_of(union_id, day(1, 1), day(31, 12))
    assert statements.count == 2
