"""The screens of commitments."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.office.units.models import Unit
from app.year.commitments.queries import commitments_of
from tests.conftest import Statements
from tests.downloads import (
    MARKUP,
    As,
    downloaded,
    errors,
    only_officers_write,
    only_those_of_the_books_read,
    put_fund,
    words,
)
from tests.year.commitments.rows import COMMITMENT, put_commitment


def test_a_commitment_is_recorded_with_its_numbers(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    sent = {**COMMITMENT, "target": "95,5", "done": "98", "note": "Theo giao ước"}
    assert client.post("/cam-ket/moi", data=sent).location == "/cam-ket/1"
    [(row, facts)] = commitments_of(union.id)
    assert (facts.target, facts.done, facts.position) == (Decimal("95.5"), Decimal(98), 1)
    text = words(client.get(f"/cam-ket/{row.id}"))
    assert "Chỉ tiêu 95,5" in text
    assert "98%" in words(client.get("/cam-ket/"))


@pytest.mark.parametrize("box", ["target", "done"])
def test_a_share_of_what_is_counted_is_refused(as_role: As, union: Unit, box: str) -> None:
    sent = {**COMMITMENT, "measure_unit": "người", box: "95%"}
    page = as_role("recorder").post("/cam-ket/moi", data=sent)
    assert page.status_code == 422
    assert "95% là tỷ lệ mà đơn vị tính là «người»" in errors(page)[box]
    assert 'value="95%"' in page.text


def test_without_a_target_it_is_a_hundred_per_cent(as_role: As, union: Unit) -> None:
    put_commitment(union)
    text = words(as_role("auditor").get("/cam-ket/"))
    assert "100% Chưa đánh giá" in text


def test_a_measure_is_proposed_for_each_fund_and_kind(as_role: As, union: Unit) -> None:
    put_fund(union, "Quỹ Vì người nghèo")
    page = as_role("recorder").get("/cam-ket/moi").text
    for way in ("Tỷ lệ đóng quỹ: Quỹ Vì người nghèo", "Số lượng hoạt động: Hiến máu", "Số đoàn viên kết nạp"):
        assert f'<option value="{way}">' in page


def test_the_box_of_measures_offers_them(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    client = as_role("recorder")
    for path in ("/cam-ket/moi", f"/cam-ket/{row.id}/sua"):
        page = client.get(path).text
        assert len(re.findall(r'<input[^>]*list="ways"[^>]*name="measure"', page)) == 1
        assert '<datalist id="ways">' in page


@pytest.mark.parametrize(("address", "year"), [("", "2024"), ("?year=2031", "2031")])
def test_a_new_one_is_of_the_year_in_the_address(as_role: As, union: Unit, address: str, year: str) -> None:
    page = as_role("recorder").get(f"/cam-ket/moi{address}").text
    assert re.search(rf'<input[^>]*name="year"[^>]*value="{year}"', page)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Đếm tay", "không phải cách đo"),
        ("Tỷ lệ đóng quỹ: Quỹ không có", "Không có quỹ"),
        ("Số lượng hoạt động: Bay", "Loại hoạt động «Bay» không có"),
    ],
)
def test_a_measure_that_nobody_knows_is_refused(as_role: As, union: Unit, typed: str, message: str) -> None:
    page = as_role("recorder").post("/cam-ket/moi", data={**COMMITMENT, "measure": typed})
    assert page.status_code == 422
    assert message in errors(page)["measure"]
    assert commitments_of(union.id) == []


def test_a_measure_is_read_without_case_and_diacritics(as_role: As, union: Unit) -> None:
    put_fund(union, "Quỹ Vì người nghèo")
    sent = {**COMMITMENT, "measure": "ty le dong quy: quy vi nguoi ngheo"}
    assert as_role("recorder").post("/cam-ket/moi", data=sent).status_code == 303
    assert "Tự tính:" in words(as_role("auditor").get("/cam-ket/"))


@pytest.mark.parametrize("typed", ["1e9", "-1", "NaN", "1.000", "nhiều", "9" * 13, "1_0"])
def test_what_is_no_number_is_reported(as_role: As, union: Unit, typed: str) -> None:
    page = as_role("recorder").post("/cam-ket/moi", data={**COMMITMENT, "target": typed})
    assert (page.status_code, list(errors(page))) == (422, ["target"])
    assert f'value="{typed}"' in page.text


def test_a_correction_is_reported_with_numbers_and_reason(as_role: As, union: Unit) -> None:
    row = put_commitment(union, done=Decimal("90.5"))
    client = as_role("recorder")
    sent = {**COMMITMENT, "done": "91,5", "version": "1", "reason": "Đếm lại"}
    assert client.post(f"/cam-ket/{row.id}/sua", data=sent).status_code == 303
    text = words(client.get(f"/cam-ket/{row.id}"))
    assert "Lý do: Đếm lại" in text
    assert "Thực hiện: 90,5 → 91,5" in text


def test_the_second_of_two_officers_is_told(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    client = as_role("recorder")
    sent = {**COMMITMENT, "version": "1", "reason": "Sửa"}
    client.post(f"/cam-ket/{row.id}/sua", data={**sent, "note": "một"})
    page = client.post(f"/cam-ket/{row.id}/sua", data={**sent, "note": "hai"})
    assert page.status_code == 422
    assert "Ghi chú một" in words(page)
    assert ">\r\nhai</textarea>" in page.text


def test_withdrawn_it_leaves_the_list_and_keeps_its_reason(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    client = as_role("recorder")
    assert client.post(f"/cam-ket/{row.id}/rut", data={"version": "1", "reason": ""}).status_code == 422
    client.post(f"/cam-ket/{row.id}/rut", data={"version": "1", "reason": "Không ký kết nữa"})
    assert commitments_of(union.id) == []
    assert "Không ký kết nữa" in words(client.get(f"/cam-ket/{row.id}"))


def test_a_refused_withdrawal_still_shows_how_it_is_kept(as_role: As, union: Unit) -> None:
    row = put_commitment(union, done=Decimal(98))
    page = as_role("recorder").post(f"/cam-ket/{row.id}/rut", data={"version": "1", "reason": ""})
    assert page.status_code == 422
    assert "Đến nay: 98% so với chỉ tiêu 100%" in words(page)


def test_newest_year_first_and_by_number_within_it(as_role: As, union: Unit) -> None:
    for year, position, content in (("2023", 1, "Cũ"), ("2024", 2, "Thứ hai"), ("2024", 1, "Thứ nhất")):
        put_commitment(union, year=year, position=position, content=content)
    client = as_role("auditor")
    text = words(client.get("/cam-ket/"))
    assert text.index("Thứ nhất") < text.index("Thứ hai") < text.index("Cũ")
    assert "2 cam kết" in words(client.get("/cam-ket/?year=2024"))
    assert "1 cam kết" in words(client.get("/cam-ket/?q=thu+NHAT"))
    assert client.get("/cam-ket/?sort=content").status_code == 400


def test_pages_of_twenty_five(as_role: As, union: Unit, statements: Statements) -> None:
    for number in range(27):
        put_commitment(union, position=number + 1)
    client = as_role("chair")
    statements.clear()
    assert client.get("/cam-ket/").text.count("<tr>") == 26
    assert statements.count <= 8
    assert client.get("/cam-ket/?page=2").text.count("<tr>") == 3
    assert client.get("/cam-ket/?page=3").location == "/cam-ket/?page=2"


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_commitment(union, content=MARKUP, note=MARKUP, measure_unit=MARKUP)
    put_fund(union, MARKUP)
    client = as_role("recorder")
    for path in ("/cam-ket/", f"/cam-ket/{row.id}", f"/cam-ket/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_commitment(union)
    only_those_of_the_books_read(as_role, "/cam-ket/", f"/cam-ket/{row.id}")
    only_officers_write(as_role, "/cam-ket", COMMITMENT, row.id)
    assert len(commitments_of(union.id)) == 1


def test_it_goes_to_excel_as_filtered_every_page(as_role: As, union: Unit) -> None:
    put_fund(union, "Quỹ Mái ấm")
    put_commitment(union, year="2023", content="Năm trước")
    put_commitment(union, content=f"=1+1 {MARKUP}", position=30, done=Decimal("98.5"), note="Đủ")
    for place in range(1, 28):
        put_commitment(union, content=f"Việc {place}", position=place, measure="Tỷ lệ đóng quỹ: Quỹ Mái ấm")
    rows = downloaded(as_role("auditor").get("/cam-ket/?year=2024&sort=-position&dang=xlsx"))
    lines = [row for row in rows if isinstance(row[0], int)]
    assert len(lines) == 28
    assert lines[0][1:9] == (2024, 30, f"=1+1 {MARKUP}", "100%", None, "98,5%", 0, "Đủ")
    assert lines[1][2:6] == (27, "Việc 27", "100%", "Tỷ lệ đóng quỹ: Quỹ Mái ấm")


def test_years_are_written_without_a_mark_of_thousands(as_role: As, union: Unit) -> None:
    put_commitment(union)
    client = as_role("auditor")
    assert re.search(r'<td[^>]*class="day"[^>]*>2024</td>', client.get("/cam-ket/").text)
    [sheet] = load_workbook(BytesIO(client.get("/cam-ket/?dang=xlsx").data)).worksheets
    assert {cell.number_format for row in sheet for cell in row if cell.value == 2024} == {"0"}
