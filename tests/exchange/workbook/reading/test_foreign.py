"""Workbooks that are not ours: the page says what they most likely are, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import Workbook

from app.exchange.workbook.problems import OFFICE, TEMPLATE, Unreadable
from app.exchange.workbook.reading.reader import read_book
from app.office.units.models import Unit
from app.office.units.queries import units
from tests.exchange import pages
from tests.exchange.books import UNIT, write

Rows = Sequence[Sequence[Any]]
STAFF: Rows = [
    ["CÔNG ĐOÀN SUỐI MƠ"],
    ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
    [1, "Lò Thị Mẩy", 1990, "GV"],
]
BANK: Rows = [
    ["Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"],
    [1, 2, 3, 4, 5, "x"],
]
CASH: Rows = [
    ["SỔ QUỸ TIỀN MẶT"],
    ["Ngày tháng", "Số phiếu", None, "Diễn giải", "Số tiền", None, None],
    [None, "Thu", "Chi", None, "Thu", "Chi", "Tồn"],
]
PAID: Rows = [["STT", "Họ và tên", "Tháng 1", "Tháng 2", "Cộng", "Ghi chú"], [1, "Lò Thị Mẩy", 40, 40, 80]]
VISITS: Rows = [
    ["Ngày", "Lý do", "Người nhận", "Đối tượng", "Số tiền"],
    ["1/1/2024", "Ốm đau", "A", "Đoàn viên", 1],
]


def foreign(tmp_path: Path, **sheets: Rows) -> Path:
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = tmp_path / "la.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("rows", "what", "step", "leads_to"),
    [
        (STAFF, "danh sách người", "Nhập danh sách của cơ quan", OFFICE),
        (BANK, "sao kê ngân hàng", "«Thu chi»", TEMPLATE),
        (CASH, "sổ thu chi", "«Thu chi»", TEMPLATE),
        (PAID, "danh sách đóng tiền", "«Đóng quỹ»", TEMPLATE),
        (VISITS, "có tiêu đề như «Thăm hỏi»", "đổi tên nó thành «Thăm hỏi»", TEMPLATE),
        ([["a", "b"]], "không trang tính nào có tên như trong mẫu", "Đơn vị, Đoàn viên", TEMPLATE),
        ([], "không có chữ nào", "kiểm tra lại", ""),
    ],
)
def test_it_says_what_the_file_most_likely_is(
    tmp_path: Path, rows: Rows, what: str, step: str, leads_to: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_book(foreign(tmp_path, Sheet1=rows))
    assert what in refused.value.sentence
    assert step in refused.value.sentence
    assert refused.value.leads_to == leads_to
    assert "«Sheet1»" in refused.value.sentence


def test_the_command_ends_with_2_and_nothing_is_made(app: Flask, tmp_path: Path) -> None:
    path = foreign(tmp_path, Sheet1=STAFF)
    result = app.test_cli_runner().invoke(args=["import-workbook", str(path)])
    assert result.exit_code == 2
    assert "danh sách người" in result.stderr
    assert not units()


@pytest.mark.parametrize(("rows", "link"), [(STAFF, "/doan-vien/nhap-bang/"), (BANK, "/trao-doi/mau.xlsx")])
def test_the_page_leads_on_and_is_not_green(
    as_role: Callable[[str], FlaskClient], union: Unit, tmp_path: Path, rows: Rows, link: str
) -> None:
    _, page = pages.checked(as_role("treasurer"), foreign(tmp_path, Sheet1=rows))
    assert f'href="{link}"' in page
    assert "không có gì để ghi" not in page
    assert "Ghi vào sổ" not in page


def test_sheets_of_ours_without_rows_are_not_green_either(
    as_role: Callable[[str], FlaskClient], union: Unit, tmp_path: Path
) -> None:
    _, page = pages.checked(as_role("treasurer"), foreign(tmp_path, Quỹ=[["Tên quỹ", "Kỳ đóng"]]))
    assert "không có gì để ghi" not in page
    assert "chưa có dòng nào để nhập" in page


def test_beside_known_sheets_an_unknown_one_is_reported_with_the_nearest(tmp_path: Path) -> None:
    sheets: dict[str, Any] = {
        "Đơn vị": UNIT,
        "DS Đoàn viên 2024": [{"STT": 1}],
        "Tham hoi 2024": [],
        "Doan vin": [],
        "Trang 5": [dict.fromkeys(VISITS[0], "x")],
        "Bảng nháp": [{"a": 1}],
    }
    found = [remark.text for remark in read_book(write(tmp_path / "b.xlsx", sheets)).remarks]
    alone, rename = "không có trong mẫu, để nguyên không đọc.", "hãy đổi tên trang tính thành"
    people, visits = (f"Nếu là «{one}», {rename} «{one}» rồi nhập lại." for one in ("Đoàn viên", "Thăm hỏi"))
    assert found == [
        f"Trang tính «DS Đoàn viên 2024»: {alone} {people}",
        f"Trang tính «Tham hoi 2024»: {alone} {visits}",
        f"Trang tính «Doan vin»: {alone} {people}",
        f"Trang tính «Trang 5»: {alone} Tiêu đề giống trang tính «Thăm hỏi»: nếu đúng, "
        "hãy đổi tên thành «Thăm hỏi» rồi nhập lại.",
        f"Trang tính «Bảng nháp»: {alone}",
    ]


def test_a_sheet_named_without_diacritics_is_known(tmp_path: Path) -> None:
    rows = [{"Tên quỹ": "Mái ấm", "Kỳ đóng": "Tự nguyện"}]
    assert len(read_book(write(tmp_path / "b.xlsx", {"quy": rows})).sheets["Quỹ"].rows) == 1
