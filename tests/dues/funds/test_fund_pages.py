"""Funds and their terms on screen."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from app.books.cashbook.facts import Nature
from app.books.cashbook.queries import funds_of
from app.dues.funds.facts import Basis, PartYear
from app.dues.funds.queries import terms_of
from app.dues.funds.rate_rules import nature_of
from app.extensions import db
from app.log.activities.facts import Channel
from app.office.units.models import Unit
from tests.books.cashbook.books import held, only_keepers_of_money_write
from tests.conftest import Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words
from tests.dues.contributions.rounds import MARCH, collect, paid, people, put_term

SENT = {
    "fund_name": "Mái ấm công đoàn",
    "nature": "pass_through",
    "basis": "year",
    "rate": "40.000",
    "starts_on": "01/01/2023",
    "remit_percent": "100",
    "opening_amount": "2tr",
    "opening_on": "01/01/2024",
}


def put_fund_on_screen(as_role: As, **values: str) -> None:
    answer = as_role("treasurer").post("/quy/moi", data={**SENT, **values})
    assert answer.status_code == 303, errors(answer)


# The list


def test_each_fund_with_its_rate_and_what_it_holds(as_role: As, union: Unit) -> None:
    put_term(union, "Đoàn phí", opening_amount=500_000)
    put_term(union, "Đoàn phí", opening_amount=800_000, opening_channel=Channel.BANK)
    put_term(union, "Vì người nghèo", basis=Basis.VOLUNTARY, rate=None, opening_on=None)
    text = words(as_role("auditor").get("/quy/"))
    assert "Đoàn phí 50.000đ/người/tháng 500.000 800.000 1.300.000" in text
    assert "Vì người nghèo Tự nguyện 0 0 0" in text
    assert "Tài chính công đoàn Quỹ Mức đóng" in text
    assert "Cộng 500.000 800.000 1.300.000 Quỹ xã hội thu hộ, nộp hộ" in text
    assert "hết ngày 15/12/2024: tiền mặt 500.000 đồng , chuyển khoản 800.000 đồng" in text


def test_rate_and_balance_are_those_of_the_chosen_day(as_role: As, union: Unit) -> None:
    term = put_term(union, "Đoàn phí", ends_on=MARCH)
    put_term(union, "Đoàn phí", starts_on=MARCH, rate=Decimal(60_000), opening_on=None)
    [someone] = people(union, "Lê Văn An")
    collect(union, paid(term.fund_id, someone))
    client = as_role("auditor")
    assert "Đoàn phí 60.000đ/người/tháng 50.000" in words(client.get("/quy/"))
    assert "Đoàn phí 50.000đ/người/tháng 0 0 0" in words(client.get("/quy/?as_of=14/03/2024"))


def test_no_funds_yet(as_role: As, union: Unit) -> None:
    assert "Chưa có quỹ nào." in words(as_role("auditor").get("/quy/"))
    assert "/quy/moi" in as_role("treasurer").get("/quy/").text
    assert "/quy/moi" not in as_role("recorder").get("/quy/").text


@pytest.mark.parametrize("path", ["/quy/", "/quy/1", "/quy/muc/", "/quy/muc/1"])
def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements, path: str) -> None:
    for number in range(12):
        put_term(union, f"Quỹ {number}", opening_amount=5)
    db.session.commit()
    client = as_role("auditor")
    statements.clear()
    assert client.get(path).status_code == 200
    assert statements.count <= 8


# One fund


def test_a_fund_shows_its_terms_over_time(as_role: As, union: Unit) -> None:
    term = put_term(union, "Đoàn phí", ends_on=MARCH, opening_amount=500_000, remit_percent=Decimal("40.5"))
    put_term(
        union, "Đoàn phí", basis=Basis.SALARY_SHARE, rate=Decimal("0.5"), starts_on=MARCH, opening_on=None
    )
    text = words(as_role("auditor").get(f"/quy/{term.fund_id}"))
    assert "50.000đ/người/tháng từ trước 15/03/2024 40,5% 500.000 01/01/2024" in text
    assert "0,5% tiền lương làm căn cứ đóng Đang áp dụng 15/03/2024 đến nay" in text
    assert "Tiền mặt 500.000 đồng Chuyển khoản 0 đồng Số dư 500.000 đồng, hết ngày 15/12/2024" in text


def test_a_term_shows_its_facts_and_history(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    client = as_role("treasurer")
    sent = {**SENT, "rate": "50k", "version": "1", "reason": "nghị quyết mới"}
    assert client.post("/quy/muc/1/sua", data=sent).status_code == 303
    text = words(as_role("auditor").get("/quy/muc/1"))
    assert "Mức đóng 50.000" in text
    assert "Mức đóng: 40000 → 50000" in text or "Mức đóng: 40.000 → 50.000" in text
    assert "Lý do: nghị quyết mới" in text


# Recording


def test_a_new_fund_has_its_opening_balance(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    [(term, facts)] = terms_of(union.id)
    assert (facts.rate, facts.basis, facts.remit_percent) == (Decimal(40_000), Basis.YEAR, Decimal(100))
    assert term.recorded_by == "Tài khoản treasurer"
    assert held(union) == {("Mái ấm công đoàn", "cash"): 2_000_000}


def test_another_rate_of_a_known_fund(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    page = as_role("treasurer").get("/quy/moi?fund_name=Mái+ấm+công+đoàn").text
    assert 'value="Mái ấm công đoàn"' in page
    put_fund_on_screen(as_role, rate="50k", starts_on="01/01/2025", opening_amount="", opening_on="")
    assert [fund.name for fund in funds_of(union.id)] == ["Mái ấm công đoàn"]
    assert len(terms_of(union.id)) == 2


@pytest.mark.parametrize(
    ("basis", "typed", "rate"),
    [
        ("year", "40k", "40000"),
        ("month", "50.000", "50000"),
        ("salary_share", "0,5", "0.5"),
        ("salary_share", "1", "1"),
        ("salary_share", "1,5%", "1.5"),
    ],
)
def test_rates_as_they_are_typed(as_role: As, union: Unit, basis: str, typed: str, rate: str) -> None:
    put_fund_on_screen(as_role, basis=basis, rate=typed)
    [(_, facts)] = terms_of(union.id)
    assert facts.rate == Decimal(rate)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"fund_name": " "}, "fund_name", "Cần điền mục này."),
        ({"fund_name": "x" * 301}, "fund_name", "Dài quá 300 chữ"),
        ({"basis": ""}, "basis", "Cần điền mục này."),
        ({"rate": "nhiều"}, "rate", "Hãy ghi một số từ 0 trở lên"),
        ({"rate": "40.000,5"}, "rate", "Hãy ghi một số từ 0 trở lên"),
        ({"rate": "0,5"}, "rate", "Mức đóng phải là số đồng nguyên."),
        ({"rate": "101", "basis": "salary_share"}, "rate", "Mức đóng theo tỷ lệ lương"),
        ({"remit_percent": "101"}, "remit_percent", "Phần nộp cấp trên"),
        ({"ends_on": "31/12/2022"}, "ends_on", "Đến ngày phải từ Từ ngày trở đi."),
        ({"opening_on": ""}, "opening_on", "Có số dư đầu kỳ thì cần ngày số dư."),
        ({"opening_amount": "-1"}, "opening_amount", "-1 không phải là số tiền"),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, values: dict[str, str], field: str, sentence: str
) -> None:
    page = as_role("treasurer").post("/quy/moi", data={**SENT, "starts_on": "02/01/2023", **values})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert 'value="02/01/2023"' in page.text
    assert (terms_of(union.id), list(funds_of(union.id))) == ([], [])


# Correcting and withdrawing


def test_a_new_name_is_the_funds_everywhere(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    sent = {**SENT, "fund_name": "Quỹ tình thương", "version": "1", "reason": "đúng tên"}
    assert as_role("treasurer").post("/quy/muc/1/sua", data=sent).status_code == 303
    assert "Quỹ tình thương" in words(as_role("auditor").get("/quy/"))


def test_the_second_of_two_officers_is_warned_and_keeps_their_words(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    client = as_role("treasurer")
    sent = {**SENT, "version": "1", "reason": "Sửa"}
    assert client.post("/quy/muc/1/sua", data={**sent, "rate": "50k"}).status_code == 303
    page = client.post("/quy/muc/1/sua", data={**sent, "rate": "60k"})
    assert page.status_code == 422
    assert "Mức đóng 50.000" in words(page)
    assert 'value="60k"' in page.text


def test_a_moved_opening_day_is_refused_beside_its_field(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    [someone] = people(union, "Lê Văn An")
    collect(union, paid(1, someone))
    db.session.commit()
    sent = {**SENT, "opening_on": "01/06/2024", "version": "1", "reason": "nhầm ngày"}
    page = as_role("treasurer").post("/quy/muc/1/sua", data=sent)
    assert (page.status_code, 'value="01/06/2024"' in page.text) == (422, True)
    assert errors(page)["opening_on"].startswith("Không đổi được ngày số dư")


def test_a_fund_recorded_by_mistake_is_withdrawn(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    client = as_role("treasurer")
    answer = client.post("/quy/muc/1/rut", data={"version": "1", "reason": "ghi nhầm"})
    assert (answer.status_code, answer.location) == (303, "/quy/muc/1")
    assert "Chưa có quỹ nào." in words(client.get("/quy/"))
    assert "Đã rút khỏi sổ lúc" in words(client.get("/quy/muc/1"))


def test_a_fund_with_money_keeps_its_last_term(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    [someone] = people(union, "Lê Văn An")
    collect(union, paid(1, someone))
    db.session.commit()
    page = as_role("treasurer").post("/quy/muc/1/rut", data={"version": "1", "reason": "ghi nhầm"})
    assert page.status_code == 422
    assert "phải giữ ít nhất một dòng mức đóng" in words(page)
    assert 'value="ghi nhầm"' in page.text


# Who may


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role)
    only_those_of_the_books_read(as_role, "/quy/", "/quy/1", "/quy/muc/", "/quy/muc/1")
    gone = {"version": "1", "reason": "thử"}
    sent = [("/quy/moi", SENT), ("/quy/muc/1/sua", SENT), ("/quy/muc/1/rut", gone)]
    opened = ["/quy/moi", "/quy/muc/1/sua"]
    only_keepers_of_money_write(as_role, opened, sent, ["/quy/1", "/quy/muc/1", "/quy/muc/1/sua"])
    assert len(terms_of(union.id)) == 1


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_fund_on_screen(as_role, fund_name=MARKUP)
    for path in ("/quy/", "/quy/1", "/quy/muc/", "/quy/muc/1", "/quy/moi?fund_name=" + MARKUP):
        assert "<script>alert" not in as_role("treasurer").get(path).text


def test_whose_money_is_corrected_with_a_reason(as_role: As, union: Unit) -> None:
    fund = put_term(union, "Tương trợ").fund_id
    db.session.commit()
    client, path = as_role("treasurer"), f"/quy/{fund}/nguon-tien"
    version = re.findall(r'name="version" value="(\d+)"', client.get(path).text)[0]
    sent = {"nature": "own_other", "version": version, "reason": "theo nghị quyết"}
    assert errors(client.post(path, data={**sent, "reason": ""})) == {
        "reason": "Sửa mục đã ghi thì cần nói lý do."
    }
    assert client.post(path, data=sent).status_code == 303
    text = words(client.get(f"/quy/{fund}"))
    assert "Thu khác của công đoàn: là tài chính công đoàn" in text
    assert "theo nghị quyết" in text
    assert "Người khác vừa sửa" in words(client.post(path, data={**sent, "nature": "voluntary"}))
    for username, status in (("recorder", 403), ("auditor", 403), ("member", 403), ("stranger", 404)):
        assert as_role(username).get(path).status_code == status


def test_a_cap_and_a_part_of_the_year_are_typed(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    share = {"fund_name": "Công đoàn phí", "basis": "salary_share", "rate": "0,5", "most_amount": "234.000"}
    share["nature"] = "dues"
    assert client.post("/quy/moi", data=share).status_code == 303
    (_, facts) = terms_of(union.id)[0]
    assert (facts.most_amount, facts.part_year) == (234_000, PartYear.FULL_RATE)
    wrong = {**share, "basis": "year", "rate": "40.000", "part_year": "months"}
    assert "chỉ dùng cho tỷ lệ lương" in errors(client.post("/quy/moi", data=wrong))["most_amount"]


# Whose money it is


def test_whose_money_it_is_is_asked_with_a_guess_chosen(as_role: As, union: Unit) -> None:
    client = as_role("treasurer")
    assert chosen_nature(client.get("/quy/moi").text) == ""
    sent = {"fund_name": "Quỹ phúc lợi công đoàn", "basis": "voluntary"}
    page = client.post("/quy/moi", data=sent)
    assert page.status_code == 422
    assert "hãy xem lại rồi lưu" in page.text
    assert chosen_nature(page.text) == "voluntary"
    assert funds_of(union.id) == []
    assert client.post("/quy/moi", data={**sent, "nature": "own_other"}).status_code == 303
    [fund] = funds_of(union.id)
    assert (fund.nature, fund.nature_is_guessed) == ("own_other", False)
    assert client.post("/quy/moi", data={**sent, "basis": "year", "rate": "40k"}).status_code == 303


def chosen_nature(page: str) -> str:
    """What is chosen in the box «Tiền của ai?», which the page must have."""
    box = re.search(r'<select[^>]*name="nature".*?</select>', page, re.DOTALL)
    assert box, "the page asks nothing"
    chosen = re.search(r'selected value="(\w+)"', box[0])
    return chosen[1] if chosen else ""


def test_what_was_guessed_asks_until_it_is_answered(as_role: As, union: Unit) -> None:
    put_term(union, "Quỹ lạ")
    put_term(union, "Mái ấm công đoàn", nature=Nature.PASS_THROUGH)
    db.session.commit()
    client = as_role("treasurer")
    assert "Cho biết tiền của 01 quỹ là của ai" in words(client.get("/"))
    assert "Cho biết tiền của" not in words(as_role("recorder").get("/"))
    assert "Quỹ lạ" in client.get("/quy/nguon-tien").text
    assert "Mái ấm công đoàn" not in client.get("/quy/nguon-tien").text
    fund = funds_of(union.id)[0]
    assert client.post("/quy/nguon-tien", data={f"nature-{fund.id}": "own_other"}).status_code == 303
    assert "Cho biết tiền của" not in words(client.get("/"))
    db.session.expire_all()
    assert (fund.nature, fund.nature_is_guessed) == ("own_other", False)
    assert as_role("recorder").get("/quy/nguon-tien").status_code == 403


@pytest.mark.parametrize(
    ("name", "remit", "nature"),
    [
        ("ĐPCĐ", None, Nature.DUES),
        ("Kinh phí 2%", None, Nature.UNION_FEE),
        ("Kinh phí hoạt động công đoàn", None, Nature.OWN_OTHER),
        ("Quỹ CĐCS", None, Nature.OWN_OTHER),
        ("Vì người nghèo", None, Nature.PASS_THROUGH),
        ("Quỹ thăm hỏi", None, Nature.VOLUNTARY),
        ("Quỹ 50.000đ/tháng", None, Nature.VOLUNTARY),
        ("Quỹ lạ", Decimal(100), Nature.PASS_THROUGH),
    ],
)
def test_an_unknown_name_is_guessed_harmless(name: str, remit: Decimal | None, nature: Nature) -> None:
    assert nature_of(name, remit) is nature


def test_a_yearly_rate_of_july_applies_from_the_next_year(as_role: As, union: Unit) -> None:
    old = put_term(union, "Mái ấm", basis=Basis.YEAR, rate=Decimal(40_000), starts_on=date(2023, 1, 1))
    put_term(
        union, "Mái ấm", basis=Basis.YEAR, rate=Decimal(60_000), starts_on=date(2024, 7, 1), opening_on=None
    )
    db.session.commit()
    text = words(as_role("auditor").get(f"/quy/{old.fund_id}"))
    assert "40.000đ/người/năm Đang áp dụng" in text
    assert "60.000đ/người/năm Từ kỳ 2025" in text
