"""The list of vouchers: which stand, which were reversed, which have no number yet."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.cashbook.actions import record_money, withdraw_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.books.vouchers.cash import put_money
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, listed, only_those_of_the_books_read, put_fund, words


def test_officers_and_the_auditor_read(as_role: As, union: Unit) -> None:
    only_those_of_the_books_read(as_role, "/phieu/")


def test_each_voucher_of_cash_has_a_line(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_money(union, fund, 1_500_000, description="Mua hoa", counterparty="Nhà hàng Sen")
    put_money(union, fund, 200_000, pays=False, description="Bán giấy vụn")
    put_money(union, fund, 300_000, description="Trả tiền điện", channel=Channel.BANK, pays=False)
    text = words(as_role("auditor").get("/phieu/"))
    assert "2 phiếu" in text
    assert "PC0001/2024 05/03/2024 Mua hoa Nhà hàng Sen Công đoàn phí 1.500.000 Trong sổ" in text
    assert "PT0001/2024 05/03/2024 Bán giấy vụn" in text
    assert "Trả tiền điện" not in text


def test_lines_of_one_number_are_one_voucher(as_role: As, union: Unit) -> None:
    one, two = put_fund(union), put_fund(union, "Quỹ Tương trợ")
    for fund in (one, two):
        put_money(union, fund, 50_000, pays=False, imported=True, voucher_text="Phiếu 7")
    text = words(as_role("treasurer").get("/phieu/"))
    assert "1 phiếu" in text
    assert "Phiếu 7" in text
    assert "100.000" in text
    assert "và 1 khoản nữa" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("kind=receipt", {"Thu lẻ"}),
        ("state=reversed", {"Chi đã hủy"}),
        ("state=unnumbered", {"Chi cũ"}),
        ("state=standing", {"Chi mới", "Chi cũ", "Thu lẻ"}),
        ("q=chi+moi", {"Chi mới"}),
        ("q=PC0001", {"Chi mới"}),
        ("year=2023", set()),
    ],
)
def test_filters(as_role: As, union: Unit, query: str, shown: set[str]) -> None:
    fund = put_fund(union)
    put_money(union, fund, 100_000, description="Chi mới")
    put_money(union, fund, 200_000, description="Chi cũ", imported=True)
    put_money(union, fund, 300_000, description="Thu lẻ", pays=False)
    undone = put_money(union, fund, 400_000, description="Chi đã hủy")
    withdraw_money(undone, OFFICER, TODAY, "Ghi nhầm")
    db.session.commit()
    text = words(as_role("auditor").get(f"/phieu/?{query}"))
    assert {one for one in ("Chi mới", "Chi cũ", "Thu lẻ", "Chi đã hủy") if one in text} == shown


def test_a_fund_s_vouchers(as_role: As, union: Unit) -> None:
    one, two = put_fund(union), put_fund(union, "Quỹ Tương trợ")
    put_money(union, one, 100_000, description="Của quỹ một")
    put_money(union, two, 100_000, description="Của quỹ hai")
    text = words(as_role("auditor").get(f"/phieu/?fund_id={two.id}"))
    assert "Của quỹ hai" in text
    assert "Của quỹ một" not in text


def test_the_cash_end_of_a_transfer_is_a_voucher(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    facts = MoneyFacts(
        date(2024, 3, 5), Direction.TRANSFER, "Gửi ngân hàng", 100_000, fund.id, to_channel=Channel.BANK
    )
    record_money(union.id, facts, OFFICER, TODAY)
    db.session.commit()
    assert "PC0001/2024" in words(as_role("auditor").get("/phieu/?kind=payment"))


def test_sorting_is_from_an_allow_list(as_role: As, union: Unit) -> None:
    client = as_role("auditor")
    for sort in ("day", "-number", "amount"):
        assert client.get(f"/phieu/?sort={sort}").status_code == 200
    assert client.get("/phieu/?sort=password").status_code == 400


def test_markup_stays_text_and_others_vouchers_are_not_there(as_role: As, union: Unit) -> None:
    put_money(union, put_fund(union), 100_000, description=MARKUP)
    assert MARKUP not in as_role("auditor").get("/phieu/").text
    assert "phiếu" in words(as_role("stranger").get("/phieu/"))
    assert "100.000" not in words(as_role("stranger").get("/phieu/"))


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    fund = put_fund(union)
    for n in range(9):
        put_money(union, fund, 1_000, description=f"Chi {n}")
    client = as_role("auditor")
    client.get("/phieu/")
    statements.clear()
    client.get("/phieu/")
    assert statements.count <= 6


def test_vouchers_go_to_excel_as_filtered(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_money(union, fund, 1_500_000, description="Mua hoa", counterparty="Nhà hàng Sen")
    put_money(union, fund, 200_000, pays=False, description="Bán giấy vụn")
    put_money(union, fund, 900_000, description="Mua quà")
    found = listed(as_role("auditor").get("/phieu/?kind=payment&q=mua&sort=amount&dang=xlsx"))
    assert [row[:5] for row in found] == [
        (date(2024, 3, 5), "Phiếu chi", "PC0002/2024", "Mua quà", None),
        (date(2024, 3, 5), "Phiếu chi", "PC0001/2024", "Mua hoa", "Nhà hàng Sen"),
    ]
    assert [row[5:] for row in found] == [
        ("Công đoàn phí", 1, 900_000, "Trong sổ"),
        ("Công đoàn phí", 1, 1_500_000, "Trong sổ"),
    ]
