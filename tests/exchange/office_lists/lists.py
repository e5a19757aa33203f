"""Lists as offices keep them: titles above, heads of two rows, sex by column, signatures below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from openpyxl import Workbook

URL = "/doan-vien/nhap-bang/"
HEADS: list[Any] = ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Tổ", "Ngày vào CĐ"]
UNDER: list[Any] = [None, None, "Nam", "Nữ", None, None, None]
TITLES: list[list[Any]] = [
    ["LĐLĐ HUYỆN HOA MAI"],
    ["CÔNG ĐOÀN TRƯỜNG THCS HOA MAI"],
    [None, "DANH SÁCH ĐOÀN VIÊN NĂM 2024"],
    [],
]
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]
PEOPLE: list[list[Any]] = [
    [1, "Hồ Văn Dũng", 1979, None, "Tổ trưởng", "Tổ 1", "01/09/2005"],
    [None, "Tổ 2", None, None, None, None, None],
    [2.0, "Phan Thị  Lan", None, "05/3/1988", "Giáo viên", "Tổ 2", datetime(2012, 9, 1)],  # noqa: DTZ001 - Excel knows no time zones
    ["3.", "Đỗ Thị Đào", None, "x", "Văn thư", "Tổ 2", date(2020, 1, 15)],
]
BELOW: list[list[Any]] = [
    [None, "Tổng cộng: 3 người"],
    [],
    [None, None, None, None, "Hoa Mai, ngày 05 tháng 01 năm 2024"],
    [None, "Người lập biểu", None, None, "Chủ tịch"],
    [None, "Lê Thị Mùi", None, None, "Trần Thị Thu Hà"],
]


def office_list(people: Sequence[Sequence[Any]] = PEOPLE, heads: Sequence[Any] = HEADS) -> bytes:
    """The list as a file; its heads are merged as an office merges them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    under = UNDER if heads is HEADS else [None] * len(heads)
    rows: list[Sequence[Any]] = [
        *TITLES,
        heads,
        *([under, NUMBERS] if heads is HEADS else []),
        *people,
        *BELOW,
    ]
    for row in rows:
        sheet.append(list(row))
    sheet.merge_cells("A3:G3") if heads is not HEADS else sheet.merge_cells("C5:D5")
    if heads is HEADS:
        sheet.merge_cells("A5:A6")
        sheet.merge_cells("B5:B6")
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def spelt(number: int) -> str:
    """A name of its own for each number: `bac` for 102."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def send(client: FlaskClient, content: bytes, name: str = "danh-sach.xlsx") -> Any:
    """Send a list."""
    return client.post(URL, data={"file": (BytesIO(content), name)})


def mapped(client: FlaskClient, content: bytes, **columns: str) -> str:
    """Send a list and take its columns as they are guessed, but for those given; the preview's address."""
    address = str(send(client, content).location)
    page = client.get(address).text
    chosen = {}
    for place, options in re.findall(r'name="column-(\d+)">(.*?)</select>', page, re.DOTALL):
        found = re.search(r'value="([a-z_]+)" selected', options)
        chosen[f"column-{place}"] = found[1] if found else ""
    chosen |= {name.replace("_", "-"): value for name, value in columns.items()}
    answer = client.post(address, data={**chosen, "standing": "member"})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def take(client: FlaskClient, preview: str, **data: str) -> Any:
    """Press «Ghi vào danh sách»."""
    return client.post(preview.replace("/xem", "/ghi"), data=data)
