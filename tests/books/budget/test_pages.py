"""The budget on screen."""

from __future__ import annotations

import pytest

from app.books.budget.queries import budget_lines_of
from app.office.units.models import Unit
from tests.books.cashbook.books import only_keepers_of_money_write
from tests.conftest import Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, put_fund, words

SENT = {"year": "2025", "side": "payment", "item": "Thăm hỏi, tặng quà", "amount": "12tr"}


def put_line(as_role: As, **values: str) -> int:
    answer = as_role("treasurer").post("/du-toan/moi", data={**SENT, **values})
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def test_a_line_is_recorded_and_listed(as_role: As, union: Unit) -> None:
    fund = put_fund(union)
    put_line(as_role)
    put_line(as_role, side="receipt", item="Đoàn viên đóng góp", amount="20.000.000", fund_id=str(fund.id))
    text = words(as_role("auditor").get("/du-toan/"))
    assert "Thăm hỏi, tặng quà 2025 Chi Chung 12.000.000" in text
    assert "Đoàn viên đóng góp 2025 Thu Công đoàn phí 20.000.000" in text
    assert "2 dòng" in text


def test_a_line_says_nothing_of_the_cash_book(as_role: As, union: Unit) -> None:
    row_id = put_line(as_role, fund_id=str(put_fund(union).id))
    text = words(as_role("auditor").get(f"/du-toan/{row_id}"))
    assert "Số tiền 12.000.000 đồng" in text
    assert "không ghi lại vào sổ quỹ" not in text, "a plan moves no money"


@pytest.mark.parametrize(
    ("query", "found"),
    [("year=2025", "Thăm hỏi"), ("side=receipt", "Lãi tiền gửi"), ("year=2024", "Lãi tiền gửi")],
)
def test_filters(as_role: As, union: Unit, query: str, found: str) -> None:
    put_line(as_role)
    put_line(as_role, year="2024", side="receipt", item="Lãi tiền gửi")
    text = words(as_role("auditor").get(f"/du-toan/?{query}"))
    assert found in text
    assert "1 dòng" in text


def test_a_correction_and_its_story(as_role: As, union: Unit) -> None:
    row_id = put_line(as_role)
    client = as_role("treasurer")
    assert 'value="12.000.000"' in client.get(f"/du-toan/{row_id}/sua").text
    sent = {**SENT, "amount": "15tr", "version": "1", "reason": "nghị quyết mới"}
    assert client.post(f"/du-toan/{row_id}/sua", data=sent).status_code == 303
    text = words(as_role("auditor").get(f"/du-toan/{row_id}"))
    assert "Số tiền 15.000.000 đồng" in text
    assert "Số tiền: 12.000.000 đồng → 15.000.000 đồng" in text
    late = client.post(f"/du-toan/{row_id}/sua", data={**sent, "amount": "16tr"})
    assert (late.status_code, "Số tiền 15.000.000 đồng" in words(late)) == (422, True)


def test_a_withdrawn_line_leaves_the_list(as_role: As, union: Unit) -> None:
    row_id = put_line(as_role)
    as_role("treasurer").post(f"/du-toan/{row_id}/rut", data={"version": "1", "reason": "bỏ"})
    assert budget_lines_of(union.id) == []
    assert "Chưa có dự toán." in words(as_role("auditor").get("/du-toan/"))


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"year": "24"}, "year", "24 không phải là kỳ; viết 2024,"),
        ({"side": "gold"}, "side", "Hãy chọn một mục"),
        ({"item": ""}, "item", "Cần điền mục này."),
        ({"amount": "-1"}, "amount", "-1 không phải là số tiền"),
        ({"fund_id": "999"}, "fund_id", "Hãy chọn một mục"),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, values: dict[str, str], field: str, sentence: str
) -> None:
    page = as_role("treasurer").post("/du-toan/moi", data={**SENT, **values})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert budget_lines_of(union.id) == []


@pytest.mark.parametrize("query", ["sort=item", "page=0"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/du-toan/?{query}").status_code == 400


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(30):
        put_line(as_role, item=f"Khoản {number}")
    client = as_role("auditor")
    statements.clear()
    page = client.get("/du-toan/?sort=amount")
    assert statements.count <= 8
    assert "Trang 1/2" in words(page)


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row_id = put_line(as_role, item=MARKUP)
    for path in ("/du-toan/", f"/du-toan/{row_id}"):
        assert "<script>alert" not in as_role("auditor").get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row_id = put_line(as_role)
    page, edit, withdraw = f"/du-toan/{row_id}", f"/du-toan/{row_id}/sua", f"/du-toan/{row_id}/rut"
    only_those_of_the_books_read(as_role, "/du-toan/", page)
    gone = {"version": "1", "reason": "thử"}
    only_keepers_of_money_write(
        as_role,
        ["/du-toan/moi", edit],
        [("/du-toan/moi", SENT), (edit, SENT), (withdraw, gone)],
        [page, edit],
    )
