"""Merged cells: what stands in the first row of a range counts for all its rows, in every sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.reading.reader import Book, read_book
from tests.exchange.books import Sheets, take, write, year
from tests.exchange.sheets import CONTRIBUTIONS, EVENTS, PLAN, ROSTER, VISITS


def merged(tmp_path: Path, sheets: Sheets, title: str, *ranges: str) -> Path:
    """The rows as a file with these ranges merged; their first cells keep what they say."""
    path = write(tmp_path / "gop.xlsx", sheets)
    book = load_workbook(path)
    for one in ranges:
        book[title].merge_cells(one)
    book.save(path)
    return path


def values(book: Book, sheet: Sheet, name: str) -> list[Any]:
    assert [problem.text for problem in book.problems] == []
    return [row.values[sheet.place(name)] for row in book.of(sheet).rows]


def test_a_group_merged_over_people_is_the_group_of_each(tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Tổ công đoàn"] = "Tổ 1"
    book = read_book(merged(tmp_path, sheets, "Đoàn viên", "H2:H4"))
    assert values(book, ROSTER, "union_group") == ["Tổ 1"] * 3
    assert [remark.text for remark in book.remarks] == [
        "Đoàn viên, ô gộp H2:H4, Tổ công đoàn: «Tổ 1» tính cho mọi dòng 2–4."
    ]


@pytest.mark.parametrize(
    ("sheet", "name", "heading", "cell"),
    [
        (VISITS, "happened_on", "Ngày", date(2024, 5, 2)),
        (VISITS, "reason", "Lý do", "Ốm đau"),
        (VISITS, "voucher_text", "Số phiếu", "PC 01"),
        (CONTRIBUTIONS, "fund_id", "Quỹ", "Công đoàn phí"),
        (CONTRIBUTIONS, "period_text", "Kỳ", "03/2024"),
        (EVENTS, "category", "Loại", "Nữ công"),
        (PLAN, "year", "Năm", 2025),
    ],
)
def test_in_every_sheet_and_kind_of_column(
    tmp_path: Path, sheet: Sheet, name: str, heading: str, cell: Any
) -> None:
    first = {**year()[sheet.title][0], heading: cell}
    rows = [first, *({**first, heading: None} for _ in range(2))]
    letter = "ABCDEFGHIJKLMNOP"[[*first].index(heading)]
    book = read_book(merged(tmp_path, {sheet.title: rows}, sheet.title, f"{letter}2:{letter}4"))
    found = values(book, sheet, name)
    assert len(found) == 3
    assert len(set(found)) == 1
    assert len([remark for remark in book.remarks if f"{letter}2:{letter}4" in remark.text]) == 1


def test_a_sum_merged_over_rows_counts_for_each_and_is_reported_so(tmp_path: Path) -> None:
    visit = year()["Thăm hỏi"][0]
    rows = [visit, {**visit, "Số tiền": None}]
    book = read_book(merged(tmp_path, {"Thăm hỏi": rows}, "Thăm hỏi", "F2:F3"))
    assert values(book, VISITS, "amount") == [500_000, 500_000]
    assert "Mỗi dòng được tính đủ số ấy" in book.remarks[0].text


def test_rows_of_a_range_that_say_nothing_are_none(tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][2]["Ghi chú"] = "mới về"
    book = read_book(merged(tmp_path, sheets, "Đoàn viên", "I4:I9"))
    assert values(book, ROSTER, "note") == ["", "", "mới về"]
    assert book.remarks == []


def test_a_range_over_columns_counts_in_the_first_and_is_reported(tmp_path: Path) -> None:
    sheets = {"Kiến nghị": [{"Ngày": date(2024, 1, 1), "Nội dung": "Sửa nhà xe", "Kết quả": None}]}
    book = read_book(merged(tmp_path, sheets, "Kiến nghị", "B2:C2"))
    (remark,) = book.remarks
    assert remark.text.startswith(
        "Kiến nghị, ô gộp B2:C2, «Nội dung», «Kết quả»: gộp nhiều cột: «Sửa nhà xe»"
    )


def test_headings_of_two_rows_are_found_by_what_is_merged(tmp_path: Path) -> None:
    path = write(tmp_path / "dau.xlsx", {"Kiến nghị": []})
    book = load_workbook(path)
    sheet = book["Kiến nghị"]
    for row in (
        ["Ngày", "Nội dung", "Trả lời", None],
        [None, None, "Kết quả", "Ngày trả lời"],
        [date(2024, 1, 1), "Sửa nhà xe", "Đã sửa", date(2024, 2, 1)],
    ):
        sheet.append(row)
    for one in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(one)
    book.save(path)
    read = read_book(path)
    assert [problem.text for problem in read.problems] == []
    (petition,) = read.sheets["Kiến nghị"].rows
    assert petition.values[0] == date(2024, 1, 1)
    assert petition.values[-2:] == ("Đã sửa", date(2024, 2, 1))


def test_a_heading_merged_over_two_columns_holds_the_words_of_both(tmp_path: Path) -> None:
    path = merged(tmp_path, year(), "Đoàn viên")
    book = load_workbook(path)
    sheet = book["Đoàn viên"]
    sheet.insert_cols(3)
    for row, (family, given) in enumerate((("Bùi Thị Lan", "Hương"), ("Đặng Quốc", "Việt")), 2):
        sheet.cell(row, 2, family)
        sheet.cell(row, 3, given)
    sheet.merge_cells("B1:C1")
    book.save(path)
    read = read_book(path)
    assert values(read, ROSTER, "full_name") == ["Bùi Thị Lan Hương", "Đặng Quốc Việt", "Lò Thị Mẩy"]


def test_titles_merged_over_the_table_are_no_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "tua.xlsx", year(), above=[["CÔNG ĐOÀN SUỐI MƠ"], ["Năm 2024"]])
    book = load_workbook(path)
    for sheet in book.worksheets:
        sheet.merge_cells("A1:F2")
    book.save(path)
    read = read_book(path)
    assert (read.problems, read.remarks) == ([], [])
    assert len(read.of(ROSTER).rows) == 3


def test_thousands_of_ranges_are_reported_in_a_few_sentences(tmp_path: Path) -> None:
    person = year()["Đoàn viên"][2]
    rows = [{**person, "Mã": f"M{n}", "Bộ phận": None if n % 2 else f"Phòng {n}"} for n in range(120)]
    ranges = [f"E{n}:E{n + 1}" for n in range(2, 122, 2)]
    book = read_book(merged(tmp_path, {"Đoàn viên": rows}, "Đoàn viên", *ranges))
    assert all(values(book, ROSTER, "department"))
    assert len(book.remarks) == 21


def test_the_same_file_twice_changes_nothing(app: Flask, tmp_path: Path) -> None:
    sheets = year()
    visit = sheets["Thăm hỏi"][0]
    sheets["Thăm hỏi"] = [visit, {**visit, "Ngày": None, "Người nhận": "Lò Thị Mẩy"}]
    path = merged(tmp_path, sheets, "Thăm hỏi", "A2:A3")
    assert take(path)[1].problems == []
    plan, _ = take(path)
    assert plan.writes == 0
