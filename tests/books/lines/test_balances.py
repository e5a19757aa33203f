"""What every fund holds at the end of a day."""

from __future__ import annotations

from datetime import date

import pytest

from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import payment, put_fund, record
from tests.conftest import Statements
from tests.downloads import As, words


@pytest.fixture
def two_funds(union: Unit) -> None:
    dues = put_fund(union, "Đoàn phí", cash=1_000_000, bank=2_000_000)
    put_fund(union, "Vì người nghèo")
    record(union, payment(dues, 400_000, date(2024, 3, 1)))
    db.session.commit()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Đến hết ngày 15/12/2024"),
        ("", "Đoàn phí 600.000 2.000.000 2.600.000 Vì người nghèo 0 0 0 Cộng 600.000 2.000.000 2.600.000"),
        ("?as_of=29/02/2024", "Cộng 1.000.000 2.000.000 3.000.000"),
        ("?as_of=31/12/2023", "Cộng 0 0 0"),
        ("?as_of=hom+qua", "Cộng 600.000 2.000.000 2.600.000"),
    ],
)
def test_each_balance_and_the_sum(as_role: As, two_funds: None, query: str, expected: str) -> None:
    assert expected in words(as_role("auditor").get(f"/so-quy/so-du{query}"))


def test_a_constant_number_of_statements(as_role: As, two_funds: None, statements: Statements) -> None:
    client = as_role("auditor")
    statements.clear()
    client.get("/so-quy/so-du")
    assert statements.count <= 8


def test_without_funds_it_says_so(as_role: As, union: Unit) -> None:
    assert "Chưa có quỹ nào." in words(as_role("auditor").get("/so-quy/so-du"))
