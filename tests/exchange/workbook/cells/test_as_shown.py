"""Cells are read as Excel shows them: formats, days in columns of words, errors, formulas, telephones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.exchange.workbook.cells.formats import NumberFormat
from app.exchange.workbook.layout import Sheet
from app.exchange.workbook.reading.reader import Book, read_book
from tests.effort import tries
from tests.exchange.books import Sheets, write, year
from tests.exchange.sheets import CHILDREN, CONTRIBUTIONS, PETITIONS, ROSTER, VISITS

Change = Callable[[Workbook], None]


def read(tmp_path: Path, sheets: Sheets, change: Change | None = None) -> Book:
    """The rows as a file, its cells changed by openpyxl before it is read."""
    path = write(tmp_path / "book.xlsx", sheets)
    if change:
        book = load_workbook(path)
        change(book)
        book.save(path)
    return read_book(path)


def cell(title: str, address: str, value: Any, number_format: str = "General") -> Change:
    def change(book: Workbook) -> None:
        book[title][address] = value
        book[title][address].number_format = number_format

    return change


def value(book: Book, sheet: Sheet, name: str, row: int = 0) -> Any:
    assert [problem.text for problem in book.problems] == []
    return book.of(sheet).rows[row].values[sheet.place(name)]


def remarks(book: Book) -> list[str]:
    return [remark.text for remark in book.remarks]


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (1, "000", "001"),
        (905000111, "0000000000", "0905000111"),
        (1234, "00-00", "12-34"),
        (7, '"DV"000', "DV007"),
        (905111, "0 000 000", "0 905 111"),
        (7, r"\P\C0000", "PC0007"),
        (1.0, "General", "1"),
        (12, "0", "12"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (0.985, "0.0%", "98,5%"),
        (0.5, "0%", "50%"),
        (-1500, "#,##0;(#,##0)", "(1.500)"),
        (5000, '#,##0" đ"', "5.000 đ"),
        (9051234567, "[<=9999999]###-####;(###) ###-####", "(905) 123-4567"),
        (5, ";;;", "5"),
    ],
)
def test_a_number_in_a_column_of_words_is_what_its_format_shows(
    tmp_path: Path, number: float, number_format: str, shown: str
) -> None:
    sheets = {"Thăm hỏi": [{**year()["Thăm hỏi"][0], "Số phiếu": 1}]}
    book = read(tmp_path, sheets, cell("Thăm hỏi", "H2", number, number_format))
    assert value(book, VISITS, "voucher_text") == shown


def test_zeros_of_a_format_are_no_doubt_and_codes_match_between_sheets(tmp_path: Path) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Mã"], sheets["Đóng quỹ"][0]["Mã đoàn viên"] = 1, "001"
    book = read(tmp_path, sheets, cell("Đoàn viên", "A2", 1, "000"))
    assert value(book, ROSTER, "code") == value(book, CONTRIBUTIONS, "member_id") == "001"
    assert remarks(book) == []


@pytest.mark.parametrize(
    ("day", "number_format", "shown"),
    [
        (datetime(2024, 3, 5), "dd/mm/yyyy", "05/03/2024"),  # noqa: DTZ001 - Excel knows no time zones
        (date(2024, 3, 5), "d/m", "5/3"),
        (date(2024, 3, 5), "mm/yyyy", "03/2024"),
        (date(2024, 3, 5), "mm-dd-yy", "05/03/2024"),
        (date(2024, 3, 5), "yyyy-mm-dd", "05/03/2024"),
        (date(2024, 3, 5), '"Ngày "dd" tháng "mm', "Ngày 05 tháng 03"),
        (datetime(2024, 3, 5, 14, 7), "dd/mm/yyyy hh:mm", "05/03/2024 14:07"),  # noqa: DTZ001 - as above
    ],
)
def test_a_day_in_a_column_of_words_is_written_as_shown_and_reported(
    tmp_path: Path, day: date, number_format: str, shown: str
) -> None:
    book = read(tmp_path, year(), cell("Con đoàn viên", "D2", day, number_format))
    assert value(book, CHILDREN, "school_class") == shown
    (remark,) = remarks(book)
    assert remark == (
        "Con đoàn viên, dòng 2, Lớp (ô D2): là ngày giờ của Excel trong cột chữ, "
        f"ghi như Excel hiện: «{shown}»."
    )


def test_a_rounded_number_a_long_one_and_a_truth_are_reported(tmp_path: Path) -> None:
    sheets = {"Kiến nghị": [{"Ngày": date(2024, 1, 1), "Nội dung": n} for n in ("a", "b", "c")]}

    def change(book: Workbook) -> None:
        cell("Kiến nghị", "B2", 1.55, "0.0")(book)
        cell("Kiến nghị", "B3", 1234567890123456789)(book)
        cell("Kiến nghị", "B4", True)(book)

    book = read(tmp_path, sheets, change)
    assert [value(book, PETITIONS, "content", row) for row in (0, 2)] == ["1,6", "TRUE"]
    assert [remark.partition(":")[0] for remark in remarks(book)] == [
        f"Kiến nghị, dòng {row}, Nội dung (ô B{row})" for row in (2, 3, 4)
    ]


def test_what_is_seen_counts_where_the_number_alone_says_nothing(tmp_path: Path) -> None:
    sheets = {"Kiến nghị": [{"Ngày": date(2024, 1, 1), "Nội dung": "Sửa nhà xe"}]}
    book = read(tmp_path, sheets, cell("Kiến nghị", "A2", 5032024, r"00\/00\/0000"))
    assert value(book, PETITIONS, "raised_on") == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (905000111, "0905000111"),
        ("905000111", "0905000111"),
        (2343822123, "02343822123"),
        ("0905 1", "0905 1"),
    ],
)
def test_a_telephone_has_its_first_zero_back(tmp_path: Path, typed: Any, kept: str) -> None:
    sheets = year()
    sheets["Đoàn viên"][0]["Điện thoại"] = typed
    book = read(tmp_path, sheets)
    assert value(book, ROSTER, "phone") == kept
    assert [remark for remark in remarks(book) if "thiếu số 0" in remark] == (
        [f"Đoàn viên, dòng 2, Điện thoại (ô H2): «{typed}» thiếu số 0 ở đầu, ghi thành «{kept}»."]
        if str(typed) != kept
        else []
    )


def test_of_many_alike_remarks_the_first_are_reported_one_by_one(tmp_path: Path) -> None:
    first = year()["Đoàn viên"][2]
    people = [{**first, "Mã": f"DV{n}", "Điện thoại": 905000100 + n} for n in range(30)]
    found = remarks(read(tmp_path, {"Đoàn viên": people}))
    assert len(found) == 21
    assert found[-1].startswith("Đoàn viên, Điện thoại: còn 10 ô như vậy: E22, E23")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_errors_are_problems_that_name_the_cell(tmp_path: Path, error: str) -> None:
    sheets = {"Thăm hỏi": [{**year()["Thăm hỏi"][0], "Ghi chú": "x"}]}
    book = read(tmp_path, sheets, cell("Thăm hỏi", "I2", error))
    (problem,) = book.problems
    assert problem.where == "Thăm hỏi, dòng 2, Ghi chú"
    assert error in problem.what
    assert "(ô I2)" in problem.what


def test_a_formula_never_calculated_is_a_problem_that_names_the_cell(tmp_path: Path) -> None:
    sheets = {"Thăm hỏi": [{**year()["Thăm hỏi"][0], "Ghi chú": "=A1&B1"}]}
    (problem,) = read(tmp_path, sheets).problems
    assert "kết quả của công thức" in problem.what
    assert "(ô I2)" in problem.what


def test_a_formula_in_the_sheet_of_the_union_is_a_problem_too(tmp_path: Path) -> None:
    sheets = year()
    sheets["Đơn vị"][2]["Giá trị"] = "=A1"
    (problem,) = read(tmp_path, sheets).problems
    assert problem.where == "Đơn vị, dòng 4, Tên cơ quan"
    assert "kết quả của công thức" in problem.what


def test_hidden_rows_columns_and_sheets_are_read_and_reported(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for row in (2, 4):
            book["Đoàn viên"].row_dimensions[row].hidden = True
        book["Đoàn viên"].column_dimensions["C"].hidden = True
        book["Quỹ"].sheet_state = "hidden"

    book = read(tmp_path, year(), change)
    assert len(book.of(ROSTER).rows) == 3
    assert remarks(book) == [
        "Quỹ: trang tính đang ẩn, vẫn được đọc.",
        "Đoàn viên: 2 dòng đang ẩn (dòng 2, 4) vẫn được đọc.",
        "Đoàn viên: cột đang ẩn vẫn được đọc: «Ngày sinh».",
    ]


FORMATS: st.SearchStrategy[tuple[str, Callable[[int], str]]] = st.one_of(
    st.integers(1, 12).map(lambda n: ("0" * n, lambda v: f"{v:0{n}d}")),
    st.tuples(st.text("ABCĐĂ -", min_size=1, max_size=4), st.integers(1, 6)).map(
        lambda drawn: (f'"{drawn[0]}"{"0" * drawn[1]}', lambda v: f"{drawn[0]}{v:0{drawn[1]}d}")
    ),
    st.just(("#,##0", lambda v: f"{v:,}".replace(",", "."))),
    st.just(("0%", lambda v: f"{v * 100}%")),
    st.just(("0.00", lambda v: f"{v},00")),
    st.just(("General", str)),
    st.just(("@", str)),
)


@tries(25)
@given(drawn=FORMATS, number=st.integers(0, 10**11))
def test_whatever_is_written_with_a_format_is_read_as_shown(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: tuple[str, Callable[[int], str]],
    number: int,
) -> None:
    number_format, shown = drawn
    sheets = {"Kiến nghị": [{"Ngày": date(2024, 1, 1), "Nội dung": "x"}]}
    book = read(tmp_path_factory.mktemp("o"), sheets, cell("Kiến nghị", "B2", number, number_format))
    assert value(book, PETITIONS, "content") == " ".join(shown(number).split())


@given(day=st.dates(date(1901, 1, 1), date(2099, 12, 31)), sign=st.sampled_from("/-."))
def test_days_are_drawn_by_their_signs(day: date, sign: str) -> None:
    assert NumberFormat(sign.join(("dd", "mm", "yyyy"))).show(day) == f"{day:%d{sign}%m{sign}%Y}"
    assert NumberFormat(f"d{sign}m{sign}yy;@").show(day) == sign.join(
        (str(day.day), str(day.month), f"{day.year % 100:02d}")
    )


@given(number=st.floats(-(10**9), 10**9, allow_nan=False), places=st.integers(0, 4))
def test_decimals_are_rounded_half_up_with_a_comma(number: float, places: int) -> None:
    shown = NumberFormat(f"#,##0.{'0' * places}" if places else "#,##0").show(number)
    back = float(shown.replace(".", "").replace(",", "."))
    assert abs(back - number) <= 0.5 * 10**-places + 1e-6


@given(code=st.text('0#?,.%;-/ "\\_*[]()@<>=ymdhseEGABgnral$', max_size=24), number=st.integers(-99, 10**9))
def test_no_format_of_a_file_stops_the_reading(code: str, number: int) -> None:
    assert isinstance(NumberFormat(code).show(number), str)
    assert isinstance(NumberFormat(code).show(date(2024, 3, 5)), str)


def test_texts_keep_their_format_in_the_rows_to_mend(tmp_path: Path) -> None:
    from app.exchange.workbook.failing import failing_rows

    sheets = {"Thăm hỏi": [{**year()["Thăm hỏi"][0], "Số phiếu": 7, "Ngày": "31/2/2024"}]}
    path = write(tmp_path / "book.xlsx", sheets)
    book = load_workbook(path)
    book["Thăm hỏi"]["H2"].number_format = "0000"
    book.save(path)
    out = tmp_path / "sai.xlsx"
    out.write_bytes(failing_rows(path, [{"sheet": "Thăm hỏi", "row": 2, "column": "", "what": "x"}]))
    mended = load_workbook(out)["Thăm hỏi"]["J2"]
    assert (mended.value, mended.number_format) == (7, "0000")
    assert zipfile.is_zipfile(out)
