"""Money that the book has already is asked about: same day, fund, channel, amount and content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import funds_of, money_entries_of, money_like
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import put_fund
from tests.conftest import Statements
from tests.downloads import As, cash_in, errors, words

SENT = {"happened_on": "01/03/2024", "direction": "receipt", "description": "Ủng hộ", "amount": "200k"}


@pytest.fixture
def sent(union: Unit) -> dict[str, str]:
    """A receipt into the union's one fund, as the form sends it."""
    fund = put_fund(union, "Đoàn phí", cash=1_000_000)
    db.session.commit()
    return {**SENT, "fund_id": str(fund.id)}


def test_the_same_again_is_asked_about_and_nothing_is_counted_twice(
    as_role: As, union: Unit, sent: dict[str, str]
) -> None:
    client = as_role("treasurer")
    assert client.post("/so-quy/moi", data={**sent, "counterparty": "Bà An"}).status_code == 303
    page = client.post("/so-quy/moi", data={**sent, "item": "Thu khác"})
    assert page.status_code == 422
    assert errors(page)["again"].startswith(
        "Đã ghi một khoản như vậy: Ủng hộ, 01/03/2024, 200.000 đồng, Bà An"
    )
    assert "Thu khác" in page.text
    (fund,) = funds_of(union.id)
    assert cash_in(fund) == 1_200_000
    assert client.post("/so-quy/moi", data={**sent, "again": "y"}).status_code == 303
    assert cash_in(fund) == 1_400_000


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"description": "ung ho"}, 422),
        ({"description": "Ủng hộ đợt hai"}, 303),
        ({"happened_on": "02/03/2024"}, 303),
        ({"amount": "201k"}, 303),
        ({"direction": "payment"}, 303),
        ({"item": "Thu khác"}, 422),
        ({"counterparty": ""}, 422),
        ({"counterparty": "Ông Bình"}, 303),
        ({"voucher_text": "PT 07"}, 422),
    ],
)
def test_what_is_the_same_money(
    as_role: As, sent: dict[str, str], change: dict[str, str], status: int
) -> None:
    """Two people may give the same; a name that is left out proves nothing, nor does a number."""
    client, first = as_role("treasurer"), {**sent, "counterparty": "Bà An"}
    assert client.post("/so-quy/moi", data=first).status_code == 303
    assert client.post("/so-quy/moi", data={**first, **change}).status_code == status


def test_a_correction_is_asked_about_only_for_what_is_new(
    as_role: As, union: Unit, sent: dict[str, str]
) -> None:
    client = as_role("treasurer")
    for amount in ("200k", "300k"):
        client.post("/so-quy/moi", data={**sent, "amount": amount})
    first, second = (row.id for row, _ in money_entries_of(union.id))
    change = {**sent, "reason": "Nhầm số", "version": "1"}
    page = client.post(f"/so-quy/{second}/sua", data=change)
    assert page.status_code == 422
    assert "Vẫn ghi" in words(page)
    assert client.post(f"/so-quy/{second}/sua", data={**change, "again": "y"}).status_code == 303
    assert client.post(f"/so-quy/{first}/sua", data={**change, "item": "Thu khác"}).status_code == 303


def test_of_many_receipts_of_a_day_only_those_that_say_the_same_are_read_whole(
    as_role: As, union: Unit, sent: dict[str, str], statements: Statements
) -> None:
    client = as_role("treasurer")
    for number in range(3):
        done = client.post("/so-quy/moi", data={**sent, "description": f"Hộ số {number}"})
        assert done.status_code == 303
    unit_id = union.id
    statements.clear()
    facts = MoneyFacts(date(2024, 3, 1), Direction.RECEIPT, "Hộ số 9", 200_000, int(sent["fund_id"]))
    assert money_like(unit_id, facts) == []
    assert statements.count == 1
    [(entry, other)] = money_like(unit_id, replace(facts, description="hộ số 1"))
    assert (entry.title, other.description) == ("Hộ số 1", "Hộ số 1")
