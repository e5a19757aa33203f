"""The annex «Căn cứ số liệu»: each named figure with its rule and rows, on pages of its own."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from docx import Document
from pypdf import PdfReader

from app.year.reports.report import Evidence, EvidenceRow
from app.year.reports.writers.annex import MOST_ROWS, annex_figures, annex_note
from app.year.reports.writers.html import as_html
from app.year.reports.writers.json_file import as_json, from_json
from app.year.reports.writers.pdf import as_pdf
from app.year.reports.writers.word.file import as_docx
from tests.year.reports.sample_report import REPORT, blank


def rows(*shares: int, since: int = 1) -> tuple[EvidenceRow, ...]:
    return tuple(
        EvidenceRow(f"activities/{n}", f"Lượt {n}, 01/02/2024", f"{share}")
        for n, share in enumerate(shares, since)
    )


def evidence(key: str, value: str, rows: tuple[EvidenceRow, ...], unit: str = "lượt") -> Evidence:
    return Evidence(key, f"Số liệu {key}", f"{value} {unit}", unit, "Đếm các lượt.", rows)


VISITS = evidence("visits.times", "7", rows(4, 2, 1))
MEMBERS = evidence("people.members", "5", rows(1, 1, 1, 1, 1), "người")
LEFT = replace(
    evidence("petitions.settled", "1", rows(1), "kiến nghị"),
    left_out=(EvidenceRow("activities/8", "Sửa mái nhà xe", "chưa có trả lời"),),
)


def test_shares_that_differ_are_a_table_with_its_sum() -> None:
    [figure] = annex_figures(replace(REPORT, annex=(VISITS,)))
    assert figure.heading == "1. Số liệu visits.times: 7 lượt"
    assert figure.rule == "Cách tính: Đếm các lượt. Mã số liệu: visits.times."
    assert [row[2] for row in figure.rows] == ["4", "2", "1"]
    assert (figure.unit, figure.total, figure.text) == ("lượt", "7", "")


def test_heads_are_listed_and_the_same_heads_once() -> None:
    again = replace(MEMBERS, key="fund[A].asked")
    first, second = annex_figures(replace(REPORT, annex=(MEMBERS, again)))
    assert first.rows == second.rows == ()
    assert first.text.startswith("Căn cứ (5 mục): Lượt 1, 01/02/2024; Lượt 2")
    assert first.text.endswith("Cộng: 5 người.")
    assert second.text == "Căn cứ: 5 mục như ở số liệu 1."
    assert second.rule == "Cách tính: như số liệu 1. Mã số liệu: fund[A].asked."


def test_very_many_rows_are_running_text_that_leaves_none_out() -> None:
    many = evidence("fund[A].contributed", "x", rows(*range(1000, 1000 + MOST_ROWS + 1)))
    [figure] = annex_figures(replace(REPORT, annex=(many,)))
    assert figure.rows == ()
    assert all(f"Lượt {n}, 01/02/2024: {999 + n}" in figure.text for n in range(1, MOST_ROWS + 2))


def test_who_is_left_out_is_reported_with_the_reason() -> None:
    [figure] = annex_figures(replace(REPORT, annex=(LEFT,)))
    assert figure.left_out == "Không tính 1 mục, chưa có trả lời: Sửa mái nhà xe."
    other = EvidenceRow("activities/9", "Bếp ăn", "ngoài kỳ")
    [figure] = annex_figures(replace(REPORT, annex=(replace(LEFT, left_out=(*LEFT.left_out, other)),)))
    assert figure.left_out == "Không tính 2 mục: Sửa mái nhà xe (chưa có trả lời); Bếp ăn (ngoài kỳ)."


def test_the_note_names_the_paper_it_belongs_to() -> None:
    assert annex_note(REPORT) == (
        "(Kèm theo Báo cáo số 05/BC-CĐCS ngày 05 tháng 12 năm 2024 "
        "của Công đoàn cơ sở Cơ quan Ủy ban MTTQ Việt Nam tỉnh)"
    )
    assert "năm 2024 của" in annex_note(blank())


ANNEXED = replace(REPORT, annex=(VISITS, MEMBERS, LEFT))
TITLE = "PHỤ LỤC: CĂN CỨ SỐ LIỆU"


def test_the_pdf_begins_a_page_for_it_after_the_signature() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(ANNEXED))).pages]
    [place] = [number for number, text in enumerate(pages) if TITLE in text]
    assert "Nguyễn Văn An" in pages[place - 1]
    assert "Nguyễn Văn An" not in pages[place]
    assert "3. Số liệu petitions.settled: 1 kiến nghị" in " ".join(pages[place:]).replace("\n", " ")
    assert not any(TITLE in page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(REPORT))).pages)


def test_the_word_file_has_it_on_a_new_page() -> None:
    file = Document(io.BytesIO(as_docx(ANNEXED)))
    [title] = [one for one in file.paragraphs if one.text == TITLE]
    assert title.style is not None
    assert title.style.name == "Annex Title"
    assert title.style.paragraph_format.page_break_before
    grid = file.tables[-1]
    assert [cell.text for cell in grid.rows[0].cells] == ["TT", "Mục đã ghi", "Lượt"]
    assert [cell.text for cell in grid.rows[-1].cells] == ["", "Cộng", "7"]


def test_html_and_json_hold_it_too() -> None:
    assert TITLE in as_html(ANNEXED)
    assert TITLE not in as_html(REPORT)
    assert from_json(as_json(ANNEXED)) == ANNEXED
    assert date(2024, 11, 30) == from_json(as_json(ANNEXED)).as_of
