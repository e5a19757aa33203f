"""Rows of totals are passed over and reported; rows that only begin like one are rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.exchange.workbook.reading.reader import read_book
from app.exchange.workbook.reading.totals import Total, total_of
from tests.exchange.books import write, year


@pytest.mark.parametrize(
    "words",
    [
        "Cộng", "CỘNG", "Cộng:", "Tổng cộng", "Tổng cộng: 3 người", "Cộng (3 người)", "Tổng số", "Tổng số: 5",
        "TONG CONG", "Cộng tháng 3", "Cộng quý I/2024", "Cộng 3 người", "Tổng số tiền", "Tổng", "Lũy kế",
        "Tổng cộng (bằng chữ: ba triệu đồng)", "cộng …", "Cộng trang 1",
    ],
)  # fmt: skip
def test_words_of_totals(words: str) -> None:
    assert total_of(words) is Total.YES


@pytest.mark.parametrize(
    "words",
    [
        "Cộng đồng sẻ chia",
        "Cộng tác viên",
        "Tổng cộng tác viên",
        "Công đoàn phí",
        "Tổng Thị Hoa",
        "Tổng kết năm",
    ],
)
def test_words_that_only_begin_so(words: str) -> None:
    assert total_of(words) is not Total.YES


def read(tmp_path: Path, title: str, *rows: dict[str, Any]) -> tuple[int, list[str], list[str]]:
    """How many rows of a sheet are taken, the remarks, the problems."""
    book = read_book(write(tmp_path / "b.xlsx", {title: rows}))
    texts = [remark.text for remark in book.remarks], [problem.text for problem in book.problems]
    return len(book.sheets[title].rows), *texts


def test_a_fund_that_begins_like_a_total_is_a_fund(tmp_path: Path) -> None:
    row = {"Tên quỹ": "Cộng đồng sẻ chia", "Mức đóng": 50000, "Kỳ đóng": "Năm", "Số dư đầu kỳ": 100000,
           "Ngày số dư": date(2024, 1, 1)}  # fmt: skip
    total = {"Tên quỹ": "Tổng cộng", "Số dư đầu kỳ": 100000}
    assert read(tmp_path, "Quỹ", row, total) == (
        1,
        ["Quỹ, dòng 3: bắt đầu bằng «Tổng cộng», là dòng cộng nên bỏ qua."],
        [],
    )


def test_a_fund_that_begins_like_a_total_and_lacks_a_cell_is_a_problem(tmp_path: Path) -> None:
    taken, remarks, problems = read(tmp_path, "Quỹ", {"Tên quỹ": "Cộng đồng sẻ chia", "Mức đóng": None,
                                                    "Kỳ đóng": None, "Hình thức": "Tiền mặt"})  # fmt: skip
    assert (taken, remarks) == (0, [])
    assert problems[0].startswith("Quỹ, dòng 2, Kỳ đóng: để trống")


def test_one_in_doubt_is_reported_with_what_it_lacks(tmp_path: Path) -> None:
    visit = year()["Thăm hỏi"][0]
    taken, (remark,), problems = read(
        tmp_path, "Thăm hỏi", visit, {"Ngày": "Tổng số quà đã trao", "Số tiền": 5}
    )
    assert (taken, problems) == (1, [])
    assert remark.startswith("Thăm hỏi, dòng 3: bắt đầu bằng «Tổng số quà đã trao» và chỉ có số")
    assert "Ngày, Lý do, Người nhận, Đối tượng" in remark


def test_cong_is_nobodys_code(tmp_path: Path) -> None:
    child = year()["Con đoàn viên"][0]
    total = {"Mã đoàn viên": "Cộng", "Họ và tên": "1 cháu"}
    taken, remarks, problems = read(tmp_path, "Con đoàn viên", child, total)
    assert (taken, len(remarks), problems) == (1, 1, [])


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Phương hướng", "Nội dung"), ("Kiến nghị", "Nội dung"), ("Hoạt động", "Tên hoạt động")],
)
def test_contents_that_begin_so_are_taken_in_any_sheet(tmp_path: Path, title: str, heading: str) -> None:
    row = {heading: "Tổng kết, cộng điểm thi đua", **year()[title][0]}
    row[heading] = "Cộng tác viên dân số"
    assert read(tmp_path, title, row)[0] == 1
