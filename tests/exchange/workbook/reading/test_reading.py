"""How the cells of a file are read: exchange-workbook.md «Rules for every sheet»."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.reading.reader import Book, read_book
from app.people.roster.facts import BirthDay
from tests.exchange.books import write, year
from tests.exchange.sheets import COMMITMENTS, CONTRIBUTIONS, FUNDS, PLAN, ROSTER, STATEMENTS, VISITS

VISIT = year()["Thăm hỏi"][0]


def read(tmp_path: Path, sheets: dict[str, Any], above: Any = ()) -> Book:
    return read_book(write(tmp_path / "book.xlsx", sheets, above))


def value(book: Book, sheet: Sheet, name: str, row: int = 0) -> Any:
    assert [problem.text for problem in book.problems] == []
    return book.of(sheet).rows[row].values[sheet.place(name)]


def test_a_good_book_has_no_problems(tmp_path: Path) -> None:
    book = read(tmp_path, year())
    assert (book.problems, book.remarks) == ([], [])


def test_titles_may_stand_above_the_headings(tmp_path: Path) -> None:
    above = [["CÔNG ĐOÀN CƠ SỞ SUỐI MƠ"], [], ["Ngày", "lập: 31/12"]]
    assert value(read(tmp_path, {"Thăm hỏi": [VISIT]}, above), VISITS, "happened_on") == date(2024, 5, 2)


def test_headings_ignore_case_diacritics_spaces_and_line_breaks(tmp_path: Path) -> None:
    names = {"Ngày": "NGAY", "Lý do": "lý  DO", "Người nhận": "Người\nnhận", "Đối tượng": "doituong"}
    book = read(tmp_path, {"THAM HOI": [{names.get(key, key): cell for key, cell in VISIT.items()}]})
    assert value(book, VISITS, "recipient") == "Đặng Quốc Việt"


def test_the_order_of_columns_is_free(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [dict(reversed(VISIT.items()))]})
    assert value(book, VISITS, "amount") == 500_000


def test_unknown_columns_and_sheets_are_reported_and_left_alone(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [{**VISIT, "Người duyệt": "An"}], "Bảng nháp": [{"a": 1, "b": 2}]})
    assert [remark.text for remark in book.remarks] == [
        "Trang tính «Bảng nháp»: không có trong mẫu, để nguyên không đọc.",
        "Thăm hỏi, cột «Người duyệt»: không có trong mẫu, để nguyên không đọc.",
    ]
    assert len(book.of(VISITS).rows) == 1


def test_missing_and_empty_sheets_say_nothing(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [], "Quỹ": [{"Tên quỹ": None, "Kỳ đóng": None}]})
    assert (book.problems, book.remarks) == ([], [])
    assert book.of(VISITS).rows == book.of(FUNDS).rows == []


def test_totals_and_empty_rows_are_passed_over_and_reported(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [VISIT, {}, {"Ngày": "Cộng", "Số tiền": 1}, {"Ngày": "TỔNG CỘNG: 5"}]})
    assert len(book.of(VISITS).rows) == 1
    assert [remark.where for remark in book.remarks] == ["Thăm hỏi, dòng 4", "Thăm hỏi, dòng 5"]


def test_signatures_below_the_table_are_no_rows(tmp_path: Path) -> None:
    rows = [{**VISIT, "Ký nhận": None}, {}, {"Ký nhận": "Người lập biểu"}]
    assert len(read(tmp_path, {"Thăm hỏi": rows}).of(VISITS).rows) == 1


def test_a_fund_that_begins_with_cong_is_no_total(tmp_path: Path) -> None:
    book = read(tmp_path, {"Quỹ": [{"Tên quỹ": "Công đoàn phí", "Kỳ đóng": "Tự nguyện"}]})
    assert value(book, FUNDS, "fund_name") == "Công đoàn phí"


def test_text_is_tidied(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [{**VISIT, "Người nhận": "  Đặng\u00a0Quốc \n Viê\u0323t\u200b "}]})
    assert value(book, VISITS, "recipient") == "Đặng Quốc Việt"


@pytest.mark.parametrize(
    "cell",
    [date(2024, 3, 5), datetime.fromisoformat("2024-03-05T14:30"), "05/03/2024", "5/3/2024", "2024-03-05"],
)
def test_days(tmp_path: Path, cell: Any) -> None:
    assert value(read(tmp_path, {"Thăm hỏi": [{**VISIT, "Ngày": cell}]}), VISITS, "happened_on") == date(
        2024, 3, 5
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (40000, 40_000),
        (40000.0, 40_000),
        (187500.00000000003, 187_500),
        ("40.000", 40_000),
        ("40.000đ", 40_000),
        ("4.000.000 đồng", 4_000_000),
        ("186,5 triệu", 186_500_000),
        (0, 0),
    ],
)
def test_money(tmp_path: Path, cell: Any, expected: int) -> None:
    assert value(read(tmp_path, {"Thăm hỏi": [{**VISIT, "Số tiền": cell}]}), VISITS, "amount") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("x", True),
        ("X", True),
        ("có", True),
        (1, True),
        (True, True),
        ("1", True),
        ("không", False),
        (0, False),
        (False, False),
        (None, False),
    ],
)
def test_marks(tmp_path: Path, cell: Any, expected: bool) -> None:
    rows = year()["Đoàn viên"]
    rows[0]["Đảng viên"] = cell
    assert value(read(tmp_path, {"Đoàn viên": rows}), ROSTER, "party_member") is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(1980, 3, 8), BirthDay(day=date(1980, 3, 8))),
        ("8/3/1980", BirthDay(day=date(1980, 3, 8))),
        (1980, BirthDay(year=1980)),
        ("1980", BirthDay(year=1980)),
        (None, BirthDay()),
    ],
)
def test_births(tmp_path: Path, cell: Any, expected: BirthDay) -> None:
    rows = year()["Đoàn viên"]
    rows[0]["Ngày sinh"] = cell
    assert value(read(tmp_path, {"Đoàn viên": rows}), ROSTER, "birth") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(2024, "2024"), ("3/2024", "3/2024"), (date(2024, 3, 1), "03/2024"), ("Quý I/2024", "Quý I/2024")],
)
def test_periods_keep_their_words(tmp_path: Path, cell: Any, expected: str) -> None:
    row = {**year()["Đóng quỹ"][0], "Kỳ": cell}
    assert value(read(tmp_path, {"Đóng quỹ": [row]}), CONTRIBUTIONS, "period_text") == expected


def test_texts_of_one_period_are_one_content(tmp_path: Path) -> None:
    rows = [{"Kỳ": text, "Mục": "Ưu điểm", "Nội dung": "Đều."} for text in ("Quý I/2024", "Quý 1/2024")]
    one, two = read(tmp_path, {"Nhận định": rows}).of(STATEMENTS).rows
    assert one.normals == two.normals


def test_per_cent_cells_count_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Quỹ"
    sheet.append(["Tên quỹ", "Mức đóng", "Kỳ đóng", "Nộp cấp trên"])
    sheet.append(["Công đoàn phí", 0.005, "Tỷ lệ lương", 1])
    sheet["B2"].number_format, sheet["D2"].number_format = "0.0%", "0%"
    aims = book.create_sheet("Phương hướng")
    aims.append(["Năm", "Nội dung", "Chỉ tiêu"])
    aims.append([2025, "Thu đoàn phí", 0.98])
    aims["C2"].number_format = "0%"
    book.save(tmp_path / "p.xlsx")
    found = read_book(tmp_path / "p.xlsx")
    assert value(found, FUNDS, "rate") == Decimal("0.5")
    assert value(found, FUNDS, "remit_percent") == 100
    assert value(found, PLAN, "target") == "98%"


@pytest.mark.parametrize("heading", ["Số người", "Số tiền"])
def test_a_count_shown_in_per_cent_is_none(tmp_path: Path, heading: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thăm hỏi"
    sheet.append(["Ngày", "Lý do", "Người nhận", heading])
    sheet.append(["05/12/2024", "Khác", "Lê Văn Ba", 1])
    sheet["D2"].number_format = "0%"
    book.save(tmp_path / "p.xlsx")
    found = [problem.text for problem in read_book(tmp_path / "p.xlsx").problems]
    assert any(f"{heading}: «100%» không dùng được" in text for text in found)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0.5, "0.5"),
        ("0,5", "0.5"),
        ("0,5%", "0.5"),
        (40000, "40000"),
        ("40.000đ", "40000"),
        ("1.000", "1000"),
    ],
)
def test_rates(tmp_path: Path, cell: Any, expected: str) -> None:
    row = {"Tên quỹ": "Quỹ", "Kỳ đóng": "Tỷ lệ lương", "Mức đóng": cell}
    assert value(read(tmp_path, {"Quỹ": [row]}), FUNDS, "rate") == Decimal(expected)


@pytest.mark.parametrize(("cell", "expected"), [("1.", 1), ("02", 2), (3.0, 3), (None, None)])
def test_numbering(tmp_path: Path, cell: Any, expected: int | None) -> None:
    row = {"Năm": "2024", "STT": cell, "Nội dung": "Việc"}
    assert value(read(tmp_path, {"Cam kết": [row]}), COMMITMENTS, "position") == expected


def test_choices_ignore_case_diacritics_and_commas(tmp_path: Path) -> None:
    rows = [{**VISIT, "Lý do": text} for text in ("om dau", "LỄ TẾT", "Hỷ")]
    book = read(tmp_path, {"Thăm hỏi": rows})
    assert [value(book, VISITS, "reason", n).label for n in range(3)] == ["Ốm đau", "Lễ, Tết", "Hỉ"]


def test_a_formula_counts_by_its_stored_value(tmp_path: Path) -> None:
    path = write(tmp_path / "f.xlsx", {"Thăm hỏi": [{**VISIT, "Số tiền": "=2*250000"}]})
    stored = tmp_path / "stored.xlsx"
    _store(path, stored, b"<v></v>", b"<v>500000</v>")
    assert value(read_book(stored), VISITS, "amount") == 500_000


def test_a_formula_without_a_stored_value_is_a_problem(tmp_path: Path) -> None:
    book = read(tmp_path, {"Thăm hỏi": [{**VISIT, "Số tiền": "=2*250000"}]})
    assert [problem.where for problem in book.problems] == ["Thăm hỏi, dòng 2, Số tiền"]
    assert "kết quả của công thức" in book.problems[0].what


def test_progress_is_shown_to_the_end(tmp_path: Path) -> None:
    rows = [VISIT for _ in range(900)]
    steps: list[tuple[int, int]] = []
    read_book(write(tmp_path / "b.xlsx", {"Thăm hỏi": rows}), lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1] == (900, 901)


def _store(path: Path, out: Path, old: bytes, new: bytes) -> None:
    """Rewrite the sheet's XML, as Excel would have stored the result."""
    with ZipFile(path) as given, ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(name, content.replace(old, new) if "sheet1" in name else content)
