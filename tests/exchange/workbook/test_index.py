"""The page Nhập, xuất Excel."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.exchange.workbook.layout import LISTS
from app.exchange.workbook.reading.reader import read_book
from tests.conftest import Statements
from tests.exchange.sheets import REGISTERS, SHEETS

SignIn = Callable[[str], FlaskClient]


def test_it_offers_import_export_and_the_empty_workbook(as_role: SignIn) -> None:
    page = as_role("treasurer").get("/trao-doi/").text
    assert "Kiểm tra tệp" in page
    assert "/trao-doi/xuat" in page
    assert "/trao-doi/mau.xlsx" in page


@pytest.mark.parametrize("role", ["recorder", "auditor"])
def test_who_may_not_import_is_not_asked_for_a_file(as_role: SignIn, role: str) -> None:
    page = as_role(role).get("/trao-doi/")
    assert page.status_code == 200
    assert "Kiểm tra tệp" not in page.text


@pytest.mark.parametrize("role", ["member", "upper", "admin"])
def test_who_keeps_no_books_is_refused(as_role: SignIn, role: str) -> None:
    client = as_role(role)
    for address in ("/trao-doi/", "/trao-doi/mau.xlsx"):
        assert client.get(address).status_code == 403
    assert client.post("/trao-doi/xuat").status_code == 403


def test_it_takes_a_constant_number_of_statements(as_role: SignIn, statements: Statements) -> None:
    client = as_role("chair")
    statements.clear()
    client.get("/trao-doi/")
    assert statements.count <= 8


def test_the_empty_workbook_has_headings_and_lists_only(as_role: SignIn, tmp_path: object) -> None:
    content = as_role("auditor").get("/trao-doi/mau.xlsx").data
    book = load_workbook(BytesIO(content))
    assert [one for one in book.sheetnames if one not in REGISTERS] == [
        *(sheet.title for sheet in SHEETS),
        LISTS,
    ]
    assert set(book.sheetnames) > REGISTERS
    assert book[LISTS].sheet_state == "hidden"
    assert [cell.value for cell in book["Kiến nghị"][1]] == [
        "Ngày", "Người nêu", "Nội dung", "Nơi giải quyết", "Kết quả", "Ngày trả lời", "Mã dòng",
    ]  # fmt: skip
    assert book["Thăm hỏi"].max_row == 1
    assert len(book["Thăm hỏi"].data_validations.dataValidation) == 3


def test_the_empty_workbook_reads_as_nothing(
    as_role: SignIn, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("mau") / "mau.xlsx"
    path.write_bytes(as_role("auditor").get("/trao-doi/mau.xlsx").data)
    found = read_book(path)
    assert found.remarks == []
    assert [problem.text for problem in found.problems] == [
        "Đơn vị, dòng 3, Tên công đoàn: để trống; cần chữ, nhiều nhất 300 chữ."
    ]
