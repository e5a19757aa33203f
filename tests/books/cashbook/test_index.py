"""The cash book: lines of a period with a running balance, opening and closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.books.cashbook import actions
from app.books.cashbook.models import Fund
from app.core.actor import Correction
from app.extensions import db
from app.log.activities.facts import MoneySource
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, CASH, payment, put_fund, receipt, record, transfer
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, downloaded, listed, only_those_of_the_books_read, words
from tests.life.events.entries import put_event


def day(number: int, month: int) -> date:
    return date(2024, month, number)


@pytest.fixture
def dues(union: Unit) -> Fund:
    """Opens with 1.000.000 in cash and 2.000.000 in the bank; a year of five entries, one corrected."""
    fund = put_fund(union, "Đoàn phí", cash=1_000_000, bank=2_000_000)
    other = put_fund(union, "Vì người nghèo")
    record(
        union,
        receipt(fund, 300_000, day(5, 2), channel=BANK, description="Lãi tiền gửi", voucher_text="GBC 1"),
    )
    water = payment(fund, 100_000, day(20, 2), description="Mua nước uống", counterparty="Cửa hàng Sen")
    entry = record(union, water)
    actions.correct_money(
        entry, water, replace(water, amount=120_000), Correction(OFFICER, TODAY, "thiếu hóa đơn")
    )
    record(union, transfer(fund, 500_000, day(1, 4), channel=BANK, to_channel=CASH))
    gift = transfer(fund, 200_000, day(5, 5), to_fund_id=other.id, description="Ủng hộ người nghèo")
    record(union, gift)
    record(union, payment(fund, 50_000, day(9, 9), description="Phí chuyển tiền", channel=BANK))
    db.session.commit()
    return fund


@pytest.mark.parametrize(
    ("period", "until"), [("2024", "15/12/2024"), ("11/2024", "30/11/2024"), ("2025", "01/01/2025")]
)
def test_what_is_left_is_reported_of_no_day_to_come(as_role: As, dues: Fund, period: str, until: str) -> None:
    client = as_role("auditor")
    assert f"đồng, hết {until}" in words(client.get("/so-quy/", query_string={"period": period}))


def test_lines_in_the_order_of_their_days_with_what_was_left(as_role: As, dues: Fund) -> None:
    text = words(as_role("auditor").get("/so-quy/?period=2024"))
    assert "05/02/2024 Lãi tiền gửi Đoàn phí (chuyển khoản) GBC 1 300.000 3.300.000 20/02/2024" in text
    assert "05/05/2024 Ủng hộ người nghèo Đoàn phí (tiền mặt) → Vì người nghèo (tiền mặt)" in text
    assert "09/09/2024 Phí chuyển tiền Đoàn phí (chuyển khoản) 50.000 3.130.000" in text


def test_a_reversal_stands_below_what_it_undoes(as_role: As, dues: Fund) -> None:
    text = words(as_role("auditor").get("/so-quy/?period=2024"))
    story = (
        "20/02/2024 Mua nước uống Đã ghi đảo Cửa hàng Sen Đoàn phí (tiền mặt) PC0001/2024 100.000 3.200.000 "
        "20/02/2024 ↳ Ghi đảo PC0001/2024: thiếu hóa đơn (hệ thống, 15/12/2024) "
        "Đoàn phí (tiền mặt) PC0001/2024 -100.000 3.300.000 "
        "20/02/2024 Mua nước uống Cửa hàng Sen Ghi lại: thiếu hóa đơn "
        "Đoàn phí (tiền mặt) PC0002/2024 120.000 3.180.000"
    )
    assert story in text


@pytest.mark.parametrize(
    ("query", "opening", "received", "paid", "within", "closing"),
    [
        # between the union's own balances there is neither receipt nor payment
        ("period=2024", "3.000.000", "300.000", "170.000", "700.000", "3.130.000"),
        ("period=2024&channel=cash", "1.000.000", "500.000", "120.000", "200.000", "1.380.000"),
        ("period=2024&fund={fund}", "3.000.000", "300.000", "370.000", "500.000", "2.930.000"),
        # what one balance gives or takes counts for it, whichever the other is
        ("period=2024&fund={fund}&channel=bank", "2.000.000", "300.000", "550.000", "", "1.750.000"),
        ("period=Quý 2/2024&fund={fund}&channel=cash", "880.000", "500.000", "200.000", "", "1.180.000"),
        ("period=Quý 2/2024", "3.180.000", "0", "0", "700.000", "3.180.000"),
        ("period=2023", "0", "0", "0", "", "0"),
        ("period=2025", "3.130.000", "0", "0", "", "3.130.000"),
    ],
)
def test_opening_and_closing_of_the_chosen_lines(
    as_role: As, dues: Fund, query: str, opening: str, received: str, paid: str, within: str, closing: str
) -> None:
    text = words(as_role("auditor").get(f"/so-quy/?{query.format(fund=dues.id)}"))
    beside = f", không kể {within} chuyển giữa các quỹ, giữa tiền mặt và ngân hàng" if within else ""
    assert f"Đầu kỳ {opening} đồng" in text
    assert f"Thu {received} đồng{beside} Chi {paid} đồng{beside} Cuối kỳ {closing} đồng" in text


def test_words_narrow_the_lines_not_what_was_left(as_role: As, dues: Fund) -> None:
    text = words(as_role("auditor").get("/so-quy/?period=2024&q=PHI+chuyen"))
    assert "1 dòng" in text
    assert "Phí chuyển tiền Đoàn phí (chuyển khoản) 50.000 3.130.000" in text
    assert "Lãi tiền gửi" not in text


def test_without_a_period_this_year_is_shown(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=500_000, on=date(2023, 1, 1))
    record(union, payment(fund, 10_000, date(2023, 12, 31), description="Năm ngoái"))
    record(union, payment(fund, 10_000, day(1, 1), description="Năm nay"))
    text = words(as_role("auditor").get("/so-quy/"))
    assert "Năm nay" in text
    assert "Năm ngoái" not in text
    assert "Đầu kỳ 490.000 đồng, sáng 01/01/2024" in text


def test_the_newest_may_come_first(as_role: As, dues: Fund) -> None:
    text = words(as_role("auditor").get("/so-quy/?sort=-day"))
    assert text.index("Phí chuyển tiền") < text.index("Lãi tiền gửi")
    assert "Phí chuyển tiền Đoàn phí (chuyển khoản) 50.000 3.130.000" in text


def test_the_second_page_goes_on_counting(as_role: As, union: Unit, statements: Statements) -> None:
    fund = put_fund(union, "Đoàn phí", cash=100_000)
    for number in range(30):
        record(union, payment(fund, 1_000, day(1, 2) + timedelta(days=number)))
    db.session.commit()
    client = as_role("auditor")
    statements.clear()
    page = client.get("/so-quy/?page=2")
    assert statements.count <= 11
    assert "74.000" in words(page)
    assert page.text.count("<tr>") == 6


def test_a_line_opens_its_log_entry(as_role: As, union: Unit) -> None:
    fund = put_fund(union, "Đoàn phí", cash=100_000)
    entry = record(union, payment(fund, 1_000, day(1, 2)))
    db.session.commit()
    assert f'href="/nhat-ky/{entry.id}"' in as_role("auditor").get("/so-quy/").text


@pytest.mark.parametrize("query", ["q=%25", "q=_", "q=' OR 1=1 --"])
def test_what_matches_nothing_says_so(as_role: As, dues: Fund, query: str) -> None:
    assert "không có dòng nào khớp" in words(as_role("auditor").get(f"/so-quy/?period=2024&{query}"))


@pytest.mark.parametrize("query", ["period=x", "fund=99999", "fund=x", "channel=gold"])
def test_a_filter_out_of_range_filters_nothing(as_role: As, dues: Fund, query: str) -> None:
    assert "7 dòng" in words(as_role("auditor").get(f"/so-quy/?{query}"))


@pytest.mark.parametrize("query", ["sort=amount", "sort=day;drop", "page=0", "page=x"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/so-quy/?{query}").status_code == 400


def test_an_empty_book_says_what_comes_here(as_role: As, union: Unit) -> None:
    assert "Năm nay chưa có thu, chi." in words(as_role("auditor").get("/so-quy/"))


def test_htmx_gets_the_results_alone(as_role: As, dues: Fund) -> None:
    part = as_role("auditor").get("/so-quy/", headers={"HX-Request": "true"})
    assert "Lãi tiền gửi" in part.text
    assert "Đầu kỳ" in part.text
    assert "<main" not in part.text


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    fund = put_fund(union, MARKUP, cash=100_000)
    values = {"description": MARKUP, "counterparty": MARKUP, "item": MARKUP, "voucher_text": MARKUP}
    facts = payment(fund, 1_000, day(1, 2), **values)
    entry = record(union, facts)
    actions.correct_money(entry, facts, replace(facts, amount=2_000), Correction(OFFICER, TODAY, MARKUP))
    db.session.commit()
    for path in ("/so-quy/", f"/so-quy/{entry.id}", "/so-quy/so-du"):
        assert "<script>alert" not in as_role("auditor").get(path).text


def test_who_may_read(as_role: As, dues: Fund) -> None:
    only_those_of_the_books_read(as_role, "/so-quy/", "/so-quy/so-du")
    assert "Lãi tiền gửi" not in as_role("stranger").get("/so-quy/").text


def test_only_keepers_of_money_are_offered_the_form(as_role: As, union: Unit) -> None:
    assert "/so-quy/moi" in as_role("treasurer").get("/so-quy/").text
    assert "/so-quy/moi" not in as_role("recorder").get("/so-quy/").text


def test_the_book_goes_to_excel_as_narrowed_with_balances_as_numbers(as_role: As, dues: Fund) -> None:
    answer = as_role("auditor").get(
        f"/so-quy/?period=2024&fund={dues.id}&channel=bank&sort=-day&page=7&dang=xlsx"
    )
    assert [(row[0], row[2], *row[7:]) for row in listed(answer)] == [
        (day(9, 9), "Phí chuyển tiền", None, 50_000, 1_750_000),
        (day(1, 4), "Rút tiền gửi về quỹ", None, 500_000, 1_800_000),
        (day(5, 2), "Lãi tiền gửi", 300_000, None, 2_300_000),
    ]
    cells = {cell for row in downloaded(answer) for cell in row}
    assert "Kỳ: 2024; Quỹ: Đoàn phí; Hình thức: Chuyển khoản; lập ngày 15/12/2024" in cells


def test_a_reversal_in_excel_stands_below_zero_and_says_why(as_role: As, dues: Fund) -> None:
    answer = as_role("auditor").get("/so-quy/?period=2024&q=nuoc+uong&dang=xlsx")
    assert [(row[2], row[8]) for row in listed(answer)] == [
        ("Mua nước uống", 100_000),
        ("Ghi đảo PC0001/2024: thiếu hóa đơn", -100_000),
        ("Mua nước uống", 120_000),
    ]


def test_balances_and_others_money_go_to_excel(as_role: As, union: Unit, dues: Fund) -> None:
    client = as_role("auditor")
    assert listed(client.get("/so-quy/so-du?as_of=31/12/2024&dang=xlsx")) == [
        ("Đoàn phí", 1_180_000, 1_750_000, 0, 2_930_000),
        ("Vì người nghèo", 200_000, 0, 0, 200_000),
    ]
    put_event(union, cost=700_000, money_source=MoneySource.OTHERS)
    put_event(union, cost=300_000, title="Hội thao")
    assert listed(client.get("/so-quy/noi-khac?period=2024&dang=xlsx")) == [
        (day(8, 3), "Hoạt động", "Tọa đàm ngày Quốc tế Phụ nữ", None, 700_000)
    ]
    assert client.get("/so-quy/?dang=pdf").status_code == 400
