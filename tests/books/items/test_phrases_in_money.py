"""Familiar phrases in the form of plain money: content and item come together, without JavaScript."""

from __future__ import annotations

import pytest

from app.books.cashbook.queries import money_entries_of
from app.office.units.models import Unit
from tests.downloads import As, errors, put_fund


def send(as_role: As, union: Unit, **values: str) -> str:
    """Record a payment; the item that it got."""
    fund = put_fund(union)
    sent = {
        "direction": "payment",
        "happened_on": "03/12/2024",
        "amount": "200k",
        "fund_id": str(fund.id),
        "description": "Mua quà",
        **values,
    }
    answer = as_role("treasurer").post("/so-quy/moi", data=sent)
    assert answer.status_code == 303, errors(answer)
    [(_, facts)] = money_entries_of(union.id)
    return facts.item


def test_the_form_offers_items_and_phrases_of_its_side(as_role: As, union: Unit) -> None:
    page = as_role("treasurer").get("/so-quy/moi?direction=payment").text
    assert '<option value="Thăm hỏi đoàn viên ốm">' in page
    assert '<option value="Thăm hỏi, tặng quà">Chi 31.03</option>' in page
    assert "Lãi tiền gửi" not in page
    receipt = as_role("treasurer").get("/so-quy/moi?direction=receipt").text
    assert '<option value="Lãi tiền gửi">Thu 25.02</option>' in receipt
    assert "Thăm hỏi đoàn viên ốm" not in receipt


@pytest.mark.parametrize(
    ("description", "item"),
    [
        ("Thăm hỏi đoàn viên ốm", "Thăm hỏi, tặng quà"),
        ("tham hoi doan vien om: chị Lan, khoa Nội", "Thăm hỏi, tặng quà"),
        ("Mua sổ sách (3 quyển)", "Hành chính"),
        ("Thăm hỏi đoàn viên ốmm", ""),
        ("Lãi tiền gửi ngân hàng", ""),
    ],
)
def test_an_empty_item_takes_the_one_of_the_phrase(
    as_role: As, union: Unit, description: str, item: str
) -> None:
    assert send(as_role, union, description=description) == item


def test_an_item_that_was_typed_stays(as_role: As, union: Unit) -> None:
    assert send(as_role, union, description="Thăm hỏi đoàn viên ốm", item="Quỹ ốm đau") == "Quỹ ốm đau"


def test_a_phrase_of_a_withdrawn_item_brings_nothing(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    page = client.get("/muc/?side=payment").text
    row_id = page.split(">Hành chính</a>")[0].rpartition("/muc/")[2].rstrip('"')
    assert client.post(f"/muc/{row_id}/rut", data={"version": "1", "reason": "bỏ"}).status_code == 303
    assert send(as_role, union, description="Mua sổ sách") == ""
