"""A sheet on paper: heads on each page, rows unbroken, signatures never alone, no letter lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.papers.pdf.document import sheet_pdf
from app.papers.pdf.drawing import refuse_other_faces
from app.papers.pdf.fitting import fitted, text_width_mm
from app.papers.pdf.glyphs import width_mm
from app.papers.sheet import Column, SheetRow, cell_text
from tests.papers.printed import COLUMNS, HEAD, pages, sheet


def test_everything_that_the_sheet_says_is_printed() -> None:
    (page,) = pages(sheet_pdf(sheet(3), HEAD))
    for words in (
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN HOA MAI",
        "CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS HOA MAI",
        "Mẫu số S11-H",
        "(Dùng cho quỹ tiền mặt)",
        "SỔ QUỸ TIỀN MẶT",
        "Số hiệu",
        "05/03/2024",
        "PT0003/2024",
        "40.000",
        "120.000",
        "Hoa Mai, ngày 31 tháng 12 năm 2024",
        "Lê Thị Sen",
    ):
        assert words in page
    assert "Trang" not in page


def test_each_page_repeats_the_head_of_the_table_and_shows_its_number() -> None:
    texts = pages(sheet_pdf(sheet(120), HEAD))
    assert len(texts) > 2
    for number, page in enumerate(texts, 1):
        assert "Diễn giải" in page
        assert "Phiếu chi" in page
        assert f"Trang {number}/{len(texts)}" in page


@pytest.mark.parametrize("rows", range(20, 60))
def test_signatures_stand_with_the_last_rows_at_any_length(rows: int) -> None:
    texts = pages(sheet_pdf(sheet(rows), HEAD))
    last = texts[-1]
    for words in (f"PT{rows:04d}/2024", "Cộng", "Số tiền bằng chữ", "Hoa Mai, ngày", "Thủ quỹ", "Lê Thị Sen"):
        assert words in last
    printed = " ".join(texts)
    assert all(printed.count(f"PT{n:04d}/2024") == 1 for n in range(1, rows + 1))


def test_wide_sheets_lie() -> None:
    box = PdfReader(BytesIO(sheet_pdf(sheet(3, landscape=True), HEAD))).pages[0].mediabox
    assert box.width > box.height


def test_numbers_are_not_broken_and_columns_fill_the_width() -> None:
    long = replace(sheet(3), rows=(SheetRow((date(2024, 1, 1), "x", None, "y", 999_999_999_999_999), True),))
    fit = fitted(long)
    assert sum(fit.widths_mm) == pytest.approx(text_width_mm(long))
    assert fit.widths_mm[-1] > width_mm("999.999.999.999.999", fit.size_pt, "Bold")


def test_markup_stays_text_and_a_letter_without_a_glyph_has_a_stand_in() -> None:
    assert "<b>&nbsp;</b>" in pages(sheet_pdf(sheet(1, "<b>&nbsp;</b>"), HEAD))[0]
    assert "xong �" in pages(sheet_pdf(sheet(1, "xong ✓"), HEAD))[0]


def test_only_the_shipped_face_and_one_file_for_one_sheet() -> None:
    pdf = sheet_pdf(sheet(2), HEAD)
    refuse_other_faces(PdfReader(BytesIO(pdf)))
    assert sheet_pdf(sheet(2), HEAD) == pdf


def test_an_empty_book_is_printed_with_its_signatures() -> None:
    (page,) = pages(sheet_pdf(replace(sheet(1), rows=()), HEAD))
    assert "Diễn giải" in page
    assert "Lê Thị Sen" in page


@pytest.mark.parametrize(
    ("cell", "column", "words"),
    [
        (4_000_000, COLUMNS[4], "4.000.000"),
        (date(2024, 12, 5), COLUMNS[0], "05/12/2024"),
        (Decimal("93.2"), Column("Đạt", "percent"), "93,2%"),
        (Decimal("0.5"), Column("Mức", "count"), "0,5"),
        (None, COLUMNS[4], ""),
        ("không", COLUMNS[4], "không"),
    ],
)
def test_cells_are_written_as_papers_write_them(cell: object, column: Column, words: str) -> None:
    assert cell_text(cell, column.kind) == words  # type: ignore[arg-type] # parametrised
