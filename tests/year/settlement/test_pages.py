"""Screens of budget and settlement: rights, filters, unlisted items, minutes, statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.books.cashbook.actions import record_money, withdraw_money
from app.books.cashbook.facts import Direction, MoneyFacts
from app.books.cashbook.queries import money_entries_of
from app.books.items.queries import catalogue
from app.extensions import db
from app.office.units.models import Unit
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words
from tests.dues.contributions.rounds import collect, paid, people
from tests.year.settlement.papers import Row, page_rows, pdf_words, xlsx_rows
from tests.year.settlement.worked import CASH, Books, on, put_year

PAPERS = ("/quyet-toan/du-toan", "/quyet-toan/b07", "/quyet-toan/cong-khai", "/quyet-toan/kiem-tra")
PAGES = ("/quyet-toan/", *PAPERS, "/quyet-toan/chua-co-ma", "/nop-cap-tren/", "/so-quy/noi-khac")


@pytest.fixture
def books(union: Unit) -> Books:
    return put_year(union)


def test_who_reads(as_role: As, union: Unit) -> None:
    only_those_of_the_books_read(as_role, *PAGES)
    for username in ("chair", "treasurer", "auditor", "upper", "admin"):
        assert as_role(username).get("/toi/cong-khai").status_code == 403
    assert as_role("").get("/toi/cong-khai").status_code == 303


def test_books_of_others_stay_theirs(as_role: As, books: Books) -> None:
    for path in PAGES:
        text = words(as_role("stranger").get(path))
        assert "Thuê sân" not in text
        assert "Mái ấm" not in text
        assert "14.530.000" not in text


@pytest.mark.parametrize("path", PAGES)
def test_empty_books_have_papers_too(as_role: As, union: Unit, path: str) -> None:
    assert as_role("chair").get(path).status_code == 200
    if path in PAPERS:
        assert pdf_words(as_role("chair"), path)
        assert xlsx_rows(as_role("chair"), path)


@pytest.mark.parametrize("query", ["year=abc", "year=99999", "year=1", "period=khi nào", "on=hôm nay"])
@pytest.mark.parametrize("path", PAGES)
def test_a_filter_that_makes_no_sense_is_reported_and_filters_nothing(
    as_role: As, union: Unit, path: str, query: str
) -> None:
    assert as_role("chair").get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("path", PAPERS)
def test_a_format_that_is_not_offered_is_refused(as_role: As, union: Unit, path: str) -> None:
    assert as_role("chair").get(f"{path}?dang=exe").status_code == 400


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/quyet-toan/", 9),
        ("/quyet-toan/du-toan", 14),
        ("/quyet-toan/b07", 11),
        ("/quyet-toan/cong-khai", 12),
        # Of these the debts of its day take five: terms, funds, memberships, exemptions, contributions.
        ("/quyet-toan/kiem-tra", 16),
        ("/quyet-toan/chua-co-ma", 4),
        ("/nop-cap-tren/", 9),
        ("/so-quy/noi-khac", 5),
    ],
)
def test_a_constant_number_of_statements(
    as_role: As, books: Books, statements: Statements, path: str, most: int
) -> None:
    client = as_role("auditor")
    statements.clear()
    client.get(path)
    assert statements.count <= most


def test_the_debts_of_the_minutes_ask_no_more_statements_of_more_people(
    as_role: As, union: Unit, books: Books, statements: Statements
) -> None:
    """Twenty more owe twelve months of 50.000 each; of the 40.000 of Mái ấm each paid half."""
    client, path = as_role("auditor"), "/quyet-toan/kiem-tra?period=2024"

    def read() -> tuple[int, list[Row]]:
        statements.clear()
        rows = page_rows(client, path)
        return statements.count, [row for row in rows if str(row[-1]).endswith("người")]

    few, owed = read()
    assert owed == [
        ("", "Công đoàn phí", 900_000, "", "", "2 người"),
        ("", "Mái ấm công đoàn", 40_000, "", "", "1 người"),
    ]
    ids = people(union, *(f"Trần Thị An {number}" for number in range(20)))
    for day in (1, 2):
        collect(
            union,
            *(paid(books.social.id, one, 10_000, period_text="2024", paid_on=on(day, 5)) for one in ids),
        )
    db.session.commit()
    many, owed = read()
    assert owed == [
        ("", "Công đoàn phí", 12_900_000, "", "", "22 người"),
        ("", "Mái ấm công đoàn", 440_000, "", "", "21 người"),
    ]
    assert many == few


def test_words_without_a_code_go_on_the_list_with_one_click(as_role: As, union: Unit, books: Books) -> None:
    client = as_role("treasurer")
    assert "Thuê sân Chi 700.000 Thêm vào danh mục" in words(client.get("/quyet-toan/chua-co-ma"))
    answer = client.post("/quyet-toan/chua-co-ma", data={"side": "payment", "name": "Thuê sân"})
    item = catalogue(union.id).named("payment", "thuê sân", TODAY)
    assert item is not None
    assert answer.location.endswith(f"/muc/{item.id}")
    assert item.facts.code == "37"
    assert "Mọi khoản mục đã ghi đều có mã" in words(client.get("/quyet-toan/chua-co-ma"))
    assert "chưa có mã" not in words(client.get("/quyet-toan/b07"))
    twice = client.post("/quyet-toan/chua-co-ma", data={"side": "payment", "name": "Thuê sân"})
    assert (twice.status_code, "Đã có khoản mục tên này" in words(twice)) == (422, True)


def test_only_keepers_of_money_put_words_on_the_list(as_role: As, union: Unit) -> None:
    before = len(catalogue(union.id).items)
    for username in ("auditor", "recorder", "member", "upper", "admin"):
        sent = {"side": "payment", "name": "Thuê sân"}
        assert as_role(username).post("/quyet-toan/chua-co-ma", data=sent).status_code == 403
    bad = as_role("treasurer").post("/quyet-toan/chua-co-ma", data={"side": "gold", "name": ""})
    assert bad.status_code == 422
    assert len(catalogue(union.id).items) == before


def test_the_minutes_tell_whwith_books_hold(as_role: As, books: Books) -> None:
    path = "/quyet-toan/kiem-tra?period=2024&on=20/12/2024&inspectors=Bà Vân"
    assert "Điền vào biên bản" in words(as_role("auditor").get(path)), "the boxes fill in, they do not filter"
    rows = page_rows(as_role("auditor"), path)
    by_label = {row[1]: row for row in rows}
    assert by_label["Công đoàn phí, tiền mặt"][2] == 4_480_000
    assert by_label["Cộng"][2] == 14_850_000
    assert [by_label[label][2] for label in ("Đầu kỳ", "Thu", "Chi", "Cuối kỳ")] == [
        10_000_000,
        7_650_000,
        2_800_000,
        14_850_000,
    ]
    text = words(as_role("auditor").get(path))
    assert "Người kiểm tra: Bà Vân" in text
    assert "Hôm nay, ngày 20 tháng 12 năm 2024" in text
    assert "10/10/2024: Mua giấy in" in text
    assert "hệ thống: ghi hai lần" in text
    printed = pdf_words(as_role("auditor"), path)
    assert "BIÊN BẢN KIỂM TRA TÀI CHÍNH ĐỒNG CẤP" in printed
    assert "14.850.000" in printed


def test_the_prepared_payment(as_role: As, union: Unit, books: Books) -> None:
    client = as_role("treasurer")
    page = client.get("/nop-cap-tren/?period=2024").text
    assert "đồng, hết 15/12/2024" in page, "the year is not over"
    address = page.split("/so-quy/moi?")[2].split('"')[0].replace("&amp;", "&")
    form = client.get(f"/so-quy/moi?{address}").text
    assert 'value="200.000"' in form or 'value="200000"' in form
    assert 'value="Nộp cấp trên"' in form
    assert "Liên đoàn Lao động huyện Hoa Mai" in form
    sent = {
        "direction": "payment",
        "happened_on": "12/12/2024",
        "amount": "200.000",
        "fund_id": str(books.social.id),
        "item": "Nộp cấp trên",
        "description": "Nộp Mái ấm",
    }
    answer = client.post("/so-quy/moi", data=sent)
    assert answer.status_code == 303, errors(answer)
    assert "Mái ấm công đoàn 600.000 100% 600.000 600.000 0" in words(
        client.get("/nop-cap-tren/?period=2024")
    )
    assert "Lập khoản nộp" not in as_role("auditor").get("/nop-cap-tren/?period=2024").text


def test_a_withdrawn_payment_is_due_again(as_role: As, union: Unit, books: Books) -> None:
    sent = next(row for row, facts in money_entries_of(union.id) if facts.amount == 300_000)
    withdraw_money(sent, OFFICER, TODAY, "ngân hàng trả lại")
    db.session.commit()
    text = words(as_role("treasurer").get("/nop-cap-tren/?period=2024"))
    assert "Công đoàn phí 3.000.000 40% và 30% 1.000.000 1.000.000" in text


def test_others_money_is_reported_beside_the_book(as_role: As, books: Books) -> None:
    text = words(as_role("auditor").get("/so-quy/noi-khac?period=2024"))
    assert "Nơi khác đã chi 1.500.000 đồng" in text
    assert "1 lần" in text
    assert "kỳ 2023 chưa ghi" in words(as_role("auditor").get("/so-quy/noi-khac?period=2023")).lower()


def test_markup_stays_text(as_role: As, union: Unit, books: Books) -> None:
    facts = MoneyFacts(on(1, 12), Direction.PAYMENT, MARKUP, 10_000, books.dues.id, MARKUP, channel=CASH)
    record_money(union.id, facts, OFFICER, TODAY)
    record_money(union.id, replace(facts, direction=Direction.RECEIPT), OFFICER, TODAY)
    db.session.commit()
    for path in PAGES:
        assert "<script>alert" not in as_role("treasurer").get(path).text
    assert (
        "<script>alert"
        not in as_role("chair").get("/quyet-toan/kiem-tra", query_string={"inspectors": MARKUP}).text
    )
