"""The register of assets on screen."""

from __future__ import annotations

import pytest

from app.office.units.models import Unit
from tests.books.cashbook.books import only_keepers_of_money_write
from tests.conftest import Statements
from tests.downloads import MARKUP, As, errors, only_those_of_the_books_read, words

SENT = {
    "kind": "grove",
    "name": "Rừng keo Đồi Sim",
    "quantity": "2 ha",
    "amount": "40tr",
    "acquired_on": "01/03/2020",
    "keeper": "Nguyễn Văn Bình",
}
GONE = {"disposed_on": "10/12/2024", "disposed_reason": "Bán gỗ, giao lại đất"}


def put_asset(as_role: As, **values: str) -> int:
    answer = as_role("treasurer").post("/tai-san/moi", data={**SENT, **values})
    assert answer.status_code == 303, errors(answer)
    return int(answer.location.rpartition("/")[2])


def test_what_the_union_has_and_its_worth(as_role: As, union: Unit) -> None:
    put_asset(as_role)
    put_asset(as_role, kind="deposit", name="Sổ tiết kiệm", amount="15.000.000", acquired_on="05/05/2024")
    put_asset(as_role, kind="equipment", name="Loa kéo", amount="")
    text = words(as_role("auditor").get("/tai-san/"))
    assert "3 tài sản" in text
    assert "Rừng keo Đồi Sim Rừng, vườn cây 2 ha 01/03/2020 Nguyễn Văn Bình 40.000.000" in text
    assert "Cộng giá trị đã ghi 55.000.000" in text
    deposits = words(as_role("auditor").get("/tai-san/?kind=deposit"))
    assert "Cộng giá trị đã ghi 15.000.000" in deposits
    before = words(as_role("auditor").get("/tai-san/?as_of=01/01/2024"))
    assert "Sổ tiết kiệm" not in before
    assert "2 tài sản" in before


def test_what_is_gone_leaves_the_list_on_its_day(as_role: As, union: Unit) -> None:
    row_id, client = put_asset(as_role), as_role("treasurer")
    sent = {**SENT, **GONE, "version": "1", "reason": "đã bán"}
    assert client.post(f"/tai-san/{row_id}/sua", data=sent).status_code == 303
    assert "Rừng keo" in words(client.get("/tai-san/?as_of=09/12/2024"))
    assert "Chưa ghi tài sản nào" in words(client.get("/tai-san/"))
    assert "Thôi dùng 10/12/2024" in words(client.get("/tai-san/?gone=y"))
    text = words(client.get(f"/tai-san/{row_id}"))
    assert "Lý do thôi dùng Bán gỗ, giao lại đất" in text
    assert "Sửa: tài sản" in text
    late = client.post(f"/tai-san/{row_id}/sua", data={**sent, "keeper": "Lan"})
    assert (late.status_code, "Người khác vừa sửa" in words(late)) == (422, True)


def test_a_withdrawn_line_was_never_there(as_role: As, union: Unit) -> None:
    row_id = put_asset(as_role)
    as_role("treasurer").post(f"/tai-san/{row_id}/rut", data={"version": "1", "reason": "ghi nhầm"})
    assert "Rừng keo" not in words(as_role("auditor").get("/tai-san/?gone=y"))
    assert "ghi nhầm" in words(as_role("auditor").get(f"/tai-san/{row_id}"))


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": " "}, "name", "Cần điền mục này."),
        ({"kind": ""}, "kind", "Cần điền mục này."),
        ({"amount": "1e9"}, "amount", "1e9 không phải là số tiền"),
        ({"acquired_on": "16/12/2024"}, "acquired_on", "Ngày ở sau hôm nay."),
        ({**GONE, "disposed_on": "16/12/2024"}, "disposed_on", "Ngày ở sau hôm nay."),
        ({**GONE, "disposed_on": "01/01/2019"}, "disposed_on", "Ngày thôi dùng phải từ"),
        ({"disposed_on": "10/12/2024"}, "disposed_reason", "Thôi dùng thì cần nói lý do"),
        ({"disposed_reason": "hỏng"}, "disposed_on", "Có lý do thôi dùng thì cần ngày"),
    ],
)
def test_what_is_invalid_is_reported_beside_its_field(
    as_role: As, union: Unit, values: dict[str, str], field: str, sentence: str
) -> None:
    page = as_role("treasurer").post("/tai-san/moi", data={**SENT, **values})
    assert page.status_code == 422
    assert errors(page)[field].startswith(sentence)
    assert "Chưa ghi tài sản nào" in words(as_role("auditor").get("/tai-san/"))


@pytest.mark.parametrize("query", ["sort=keeper", "page=0"])
def test_nonsense_in_the_address_is_refused(as_role: As, union: Unit, query: str) -> None:
    assert as_role("auditor").get(f"/tai-san/?{query}").status_code == 400


def test_a_constant_number_of_statements(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(30):
        put_asset(as_role, name=f"Loa số {number}")
    client = as_role("auditor")
    statements.clear()
    page = client.get("/tai-san/?sort=-amount")
    assert statements.count <= 5
    assert "Trang 1/2" in words(page)


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row_id = put_asset(as_role, name=MARKUP, keeper=MARKUP, note=MARKUP)
    for path in ("/tai-san/", f"/tai-san/{row_id}"):
        assert "<script>alert" not in as_role("auditor").get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row_id = put_asset(as_role)
    shown, edit, withdraw = f"/tai-san/{row_id}", f"/tai-san/{row_id}/sua", f"/tai-san/{row_id}/rut"
    only_those_of_the_books_read(as_role, "/tai-san/", shown)
    posts = [("/tai-san/moi", SENT), (edit, SENT), (withdraw, {"version": "1", "reason": "thử"})]
    only_keepers_of_money_write(as_role, ["/tai-san/moi", edit], posts, [shown, edit])
