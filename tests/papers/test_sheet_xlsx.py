"""A sheet as a workbook: real numbers and dates, texts that stay texts, printed like the PDF."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from app.papers.xlsx import sheet_xlsx
from tests.papers.printed import HEAD, sheet


def book(content: str = "Thu quỹ") -> Any:
    return load_workbook(BytesIO(sheet_xlsx(sheet(3, content), HEAD))).active


def cell_with(value: object, **fields: str) -> Any:
    return next(cell for row in book(**fields).iter_rows() for cell in row if cell.value == value)


def test_money_and_days_are_numbers_and_days() -> None:
    amount, day = cell_with(40_000), cell_with(datetime(2024, 3, 5))  # noqa: DTZ001 - as openpyxl reads it
    assert (amount.data_type, amount.number_format) == ("n", "#,##0")
    assert day.number_format == "dd/mm/yyyy"
    assert cell_with(120_000).font.bold


def test_texts_that_begin_like_a_formula_stay_texts() -> None:
    for text in ("=1+1", "+84 912", "-50%", "@SUM(A1)"):
        assert cell_with(text, content=text).data_type == "s"


def test_the_words_of_the_paper_are_there() -> None:
    texts = {cell.value for row in book().iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN HOA MAI",
        "Mẫu số S11-H",
        "SỔ QUỸ TIỀN MẶT",
        "Số hiệu",
        "Phiếu thu",
        "Hoa Mai, ngày 31 tháng 12 năm 2024",
        "Thủ quỹ",
        "Lê Thị Sen",
    } <= texts


def test_it_prints_one_page_wide_with_the_head_on_each() -> None:
    out = book()
    head = next(cell.row for row in out.iter_rows() for cell in row if cell.value == "Ngày")
    assert out.print_title_rows == f"${head}:${head + 1}"
    assert (out.page_setup.fitToWidth, out.page_setup.fitToHeight) == (1, 0)
    assert out.sheet_properties.pageSetUpPr.fitToPage
    assert out.freeze_panes == f"A{head + 2}"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    short, long = book("Thu quỹ"), book("Thu quỹ mái ấm công đoàn của các tổ trong cả năm " * 4)

    def heights(out: Any) -> list[float]:
        return [height for row in range(1, out.max_row + 1) if (height := out.row_dimensions[row].height)]

    assert max(heights(long)) > 3 * max([*heights(short), 15.0])
