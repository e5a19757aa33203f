"""Closing months and years, refusing what belongs to them, and opening the last one again."""

from __future__ import annotations

import pytest

from app.books.cashbook.actions import record_money
from app.books.cashbook.models import Fund
from app.books.closings.actions import close_period, reopen
from app.books.closings.models import PeriodClosing
from app.books.closings.queries import closed_through
from app.books.counts.actions import record_count
from app.books.counts.facts import CountFacts
from app.extensions import db
from app.office.units.models import Unit
from tests.books.cashbook.books import BANK, payment, put_fund, receipt
from tests.books.ledgers.worked import on, put_december
from tests.conftest import OFFICER, TODAY, Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words

SENT = {"direction": "receipt", "happened_on": "20/11/2024", "amount": "50.000", "description": "Thu"}


@pytest.fixture
def fund(union: Unit) -> Fund:
    """A fund with cash and bank, and one receipt in November."""
    made = put_fund(union, "Đoàn phí", cash=2_000_000, bank=5_000_000)
    record_money(union.id, receipt(made, 300_000, on(5, 11)), OFFICER, TODAY)
    db.session.commit()
    return made


def put_closing(union: Unit, month: int = 11, day: int = 30) -> PeriodClosing:
    row = close_period(union.id, on(day, month), OFFICER, TODAY)
    db.session.commit()
    return row


def test_the_page_shows_what_will_be_closed_before_it_is(as_role: As, union: Unit, fund: Fund) -> None:
    text = words(as_role("treasurer").get("/khoa-so/khoa?ends_on=30/11/2024"))
    assert "Khóa kỳ từ 01/01/2024 đến hết 30/11/2024" in text
    assert "Đoàn phí 2.300.000 5.000.000 7.300.000" in text
    assert "Chỉ Chủ tịch mở lại được" in text
    assert closed_through(union.id) is None


def test_a_month_is_closed_with_its_balances(as_role: As, union: Unit, fund: Fund) -> None:
    answer = as_role("treasurer").post("/khoa-so/khoa", data={"ends_on": "30/11/2024"}, follow_redirects=True)
    assert "Đã khóa sổ đến hết ngày 30/11/2024." in words(answer)
    assert "Đoàn phí Tiền mặt 2.300.000 2.300.000 Khớp" in words(answer)
    assert "Đoàn phí Chuyển khoản 5.000.000 5.000.000 Khớp" in words(answer)
    assert "Khóa: kỳ sổ quỹ : Tài khoản treasurer" in words(answer)
    assert closed_through(union.id) == on(30, 11)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("29/11/2024", "Sổ khóa theo tháng"),
        ("31/12/2024", "Tháng chưa hết"),
        ("31/12/2023", "Sổ quỹ chưa có gì"),
        ("31/10/2024", "Sổ đã khóa đến hết ngày 30/11/2024 rồi."),
    ],
)
def test_what_cannot_be_closed_is_refused_at_once_and_when_sent(
    as_role: As, union: Unit, fund: Fund, day: str, sentence: str
) -> None:
    if day == "31/10/2024":
        put_closing(union)
    shown = as_role("treasurer").get(f"/khoa-so/khoa?ends_on={day}")
    assert sentence in words(shown)
    assert "<form" not in shown.text[shown.text.index("<main") :]
    sent = as_role("treasurer").post("/khoa-so/khoa", data={"ends_on": day})
    assert sent.status_code == 422
    assert sentence in words(sent)


@pytest.mark.parametrize("query", ["", "?ends_on=", "?ends_on=khi nào"])
def test_without_a_day_the_list_of_months_is_shown(as_role: As, union: Unit, query: str) -> None:
    answer = as_role("treasurer").get(f"/khoa-so/khoa{query}")
    assert (answer.status_code, answer.location) == (303, "/khoa-so/")


def test_a_late_entry_says_on_which_day_the_book_counts_it(as_role: As, union: Unit, fund: Fund) -> None:
    client, sent = as_role("treasurer"), {**SENT, "fund_id": str(fund.id)}
    assert "Ghi sổ vào tháng" not in words(client.get("/so-quy/moi"))
    put_closing(union)
    assert "Ghi sổ vào tháng Như thường lệ 12/2024 (ngày 01/12/2024)" in words(client.get("/so-quy/moi"))
    answer = client.post("/so-quy/moi", data=sent, follow_redirects=True)
    assert "Đã ghi vào sổ. Tháng 11/2024 đã khóa sổ: ghi sổ ngày 01/12/2024." in words(answer)
    chosen = client.post("/so-quy/moi", data={**sent, "book_in": "2025-01-01"})
    assert chosen.status_code == 422
    assert "book_in" in errors(chosen)


def test_only_the_chair_opens_again_and_says_why(as_role: As, union: Unit, fund: Fund) -> None:
    path = f"/khoa-so/{put_closing(union).id}"
    for username in ("treasurer", "recorder", "auditor", "member", "admin"):
        answer = as_role(username).post(f"{path}/mo-lai", data={"version": "1", "reason": "thử"})
        assert answer.status_code == 403, username
    assert "Chỉ Chủ tịch mở lại được kỳ này." in words(as_role("treasurer").get(path))
    refused = as_role("chair").post(f"{path}/mo-lai", data={"version": "1", "reason": "  "})
    assert refused.status_code == 422
    assert errors(refused)["reason"] == "Hãy ghi lý do mở lại sổ."
    data = {"version": "1", "reason": "ghi sót phiếu ngày 20/11"}
    answer = as_role("chair").post(f"{path}/mo-lai", data=data, follow_redirects=True)
    assert "Mở lại: kỳ sổ quỹ : Tài khoản chair" in words(answer)
    assert "Lý do: ghi sót phiếu ngày 20/11" in words(answer)
    assert closed_through(union.id) is None
    sent = as_role("treasurer").post("/so-quy/moi", data={**SENT, "fund_id": str(fund.id)})
    assert sent.status_code == 303
    assert "2.300.000 2.350.000 Lệch 50.000 đồng" in words(as_role("treasurer").get(path))


def test_a_second_chair_who_saw_an_older_page_is_warned(as_role: As, union: Unit, fund: Fund) -> None:
    path = f"/khoa-so/{put_closing(union).id}"
    answer = as_role("chair").post(f"{path}/mo-lai", data={"version": "7", "reason": "thử"})
    assert answer.status_code == 422
    assert closed_through(union.id) == on(30, 11)


def test_only_the_last_one_is_opened(as_role: As, union: Unit, fund: Fund) -> None:
    first = f"/khoa-so/{put_closing(union, 10, 31).id}"
    put_closing(union)
    assert "sau khi đã mở lại các kỳ khóa sau nó" in words(as_role("chair").get(first))
    answer = as_role("chair").post(f"{first}/mo-lai", data={"version": "1", "reason": "thử"})
    assert answer.status_code == 422
    assert "Chỉ mở lại được kỳ khóa gần nhất" in words(answer)


def test_the_year_shows_each_month_and_what_to_check(as_role: As, union: Unit, fund: Fund) -> None:
    record_money(union.id, payment(fund, 9_000_000, on(8, 10)), OFFICER, TODAY, imported=True)
    record_money(union.id, payment(fund, 10_000, on(9, 10), channel=BANK), OFFICER, TODAY, imported=True)
    record_count(union.id, CountFacts(on(27, 11), note_500=1, explanation="thử"), OFFICER, TODAY)
    record_count(union.id, CountFacts(on(24, 10), note_500=1, explanation="thử"), OFFICER, TODAY)
    put_closing(union, 9)
    text = words(as_role("treasurer").get("/khoa-so/?year=2024"))
    assert "09/2024 Đã khóa" in text
    low = "Đoàn phí (tiền mặt) âm 7.000.000 đồng ngày 08/10/2024."
    assert f"10/2024 Chưa khóa {low} Chưa kiểm quỹ cuối tháng. 1 khoản tiền mặt chưa có số phiếu." in text
    november = "Đoàn phí (tiền mặt) âm 6.700.000 đồng ngày 05/11/2024."
    assert f"11/2024 Chưa khóa {november} Khóa đến hết tháng 11" in text
    assert "12/2024 Tháng chưa hết" in text
    assert "Khóa sổ cả năm" not in text
    ahead = words(as_role("treasurer").get("/khoa-so/khoa?ends_on=31/10/2024"))
    assert f"Tháng 10/2024: {low}" in ahead


def test_what_was_reopened_is_shown_with_its_reason(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_closing(union)
    reopen(union.id, row, OFFICER, TODAY, f"sót phiếu {MARKUP}")
    db.session.commit()
    page = as_role("auditor").get("/khoa-so/")
    assert words(page).count("sót phiếu") == 12  # eleven months, and the list of closings
    assert "<script>alert" not in page.text
    assert "<script>alert" not in as_role("auditor").get(f"/khoa-so/{row.id}").text


def test_a_closed_year_opens_the_next_with_the_same_balances(as_role: As, union: Unit) -> None:
    put_december(union)
    row = close_period(union.id, on(31), OFFICER, on(31))
    db.session.commit()
    text = words(as_role("auditor").get(f"/khoa-so/{row.id}"))
    assert "Mở sổ 01/01/2025" in text
    for line in (
        "Đoàn phí Tiền mặt 2.200.000 2.200.000 Khớp",
        "Đoàn phí Chuyển khoản 3.200.000 3.200.000 Khớp",
        "Vì người nghèo Tiền mặt 840.000 840.000 Khớp",
        "Cộng 6.240.000 6.240.000",
    ):
        assert line in text
    assert "Lệch" not in text
    opening = words(as_role("auditor").get("/so/tien-mat?period=01/2025"))
    assert "Số dư đầu kỳ 3.040.000" in opening


def test_who_reads_and_who_closes(as_role: As, union: Unit, fund: Fund) -> None:
    row = put_closing(union)
    only_those_of_the_books_read(as_role, "/khoa-so/", f"/khoa-so/{row.id}")
    for username, status in (("recorder", 403), ("auditor", 403), ("member", 403), ("", 303)):
        client = as_role(username)
        assert client.get("/khoa-so/khoa?ends_on=30/11/2024").status_code == status
        assert client.post("/khoa-so/khoa", data={"ends_on": "30/11/2024"}).status_code == status
    stranger = as_role("stranger")
    assert stranger.get(f"/khoa-so/{row.id}").status_code == 404
    assert stranger.post(f"/khoa-so/{row.id}/mo-lai", data={"reason": "thử"}).status_code == 404
    assert "30/11/2024" not in words(stranger.get("/khoa-so/"))


@pytest.mark.parametrize("query", ["?year=abc", "?year=1", ""])
def test_an_empty_book_has_months_without_a_state(as_role: As, union: Unit, query: str) -> None:
    page = as_role("chair").get(f"/khoa-so/{query}")
    assert page.status_code == 200
    assert "Chưa khóa" not in words(page)


def test_a_constant_number_of_statements(
    as_role: As, union: Unit, fund: Fund, statements: Statements
) -> None:
    client = as_role("chair")
    spent: list[list[int]] = []
    for month, day in ((1, 31), (2, 29), (9, 30)):
        path = f"/khoa-so/{put_closing(union, month, day).id}"
        spent.append([])
        for address in ("/khoa-so/", path, "/khoa-so/khoa?ends_on=30/11/2024"):
            statements.clear()
            client.get(address)
            spent[-1].append(statements.count)
    assert spent[0] == spent[1] == spent[2]
    assert max(spent[0][:2]) <= 8
    assert spent[0][2] <= 10
