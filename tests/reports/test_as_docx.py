"""The Word file: real styles, a page number that is a field, tables that repeat their head; and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from app.reports import document as d
from app.reports.as_docx import as_docx
from app.reports.docx_styles import LOOKS
from app.reports.nodes import nodes
from tests.reports.paper import read, squeezed
from tests.reports.sample_report import LONG_WORD, MARKUP, REPORT, body

HEADING = re.compile(r"([IVX]+|\d+(\.\d+)*)\. ")


@pytest.fixture(scope="module")
def file() -> Any:
    return docx.Document(BytesIO(as_docx(REPORT)))


def _paragraphs(file: Any, style: str) -> list[Any]:
    return [p for p in file.element.body.iter(qn("w:p")) if p.style == style]


def _text(element: Any) -> str:
    return "".join(x.text or "" if x.tag == qn("w:t") else "\n" for x in element.iter(qn("w:t"), qn("w:br")))


def test_every_word_is_there(file: Any) -> None:
    written = {_text(p) for p in file.element.body.iter(qn("w:p"))}
    whole = "\n".join(written)
    assert all(sentence.text in whole for sentence in nodes(REPORT).values())
    assert set(d.recipient_lines(REPORT.recipients)) | {MARKUP, "BÁO CÁO", REPORT.signature.name} <= written


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_styles_are_black_times_in_every_script(file: Any, look: Any) -> None:
    style = file.styles[look.name]
    assert str(style.font.color.rgb) == "000000"
    assert style.font.size.pt == look.size
    fonts = style.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{x}")) for x in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert style.element.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_every_paragraph_has_a_style_of_ours(file: Any) -> None:
    known = {file.styles[look.name].style_id for look in LOOKS}
    assert {p.style for p in file.element.body.iter(qn("w:p"))} <= known


def test_headings_are_words_own_and_stay_with_what_follows(file: Any) -> None:
    assert _text(_paragraphs(file, "Heading1")[0]) == "I. ĐẶC ĐIỂM, TÌNH HÌNH"
    assert [_text(p) for p in _paragraphs(file, "Heading3")] == [
        "2.1. Thăm hỏi, trợ cấp",
        "2.2. Danh sách thăm hỏi",
    ]
    for level in (1, 2, 3):
        style = file.styles[f"Heading {level}"]
        assert style.paragraph_format.keep_with_next
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def test_items_are_indented_like_body_text_with_a_typed_dash(file: Any) -> None:
    assert _text(_paragraphs(file, "ListItem")[0]).startswith("- Tết Nguyên đán")
    indents = {file.styles[name].paragraph_format.first_line_indent.mm for name in ("Body Text", "List Item")}
    assert {round(indent, 1) for indent in indents} == {d.INDENT_MM}


def test_paper_and_margins(file: Any) -> None:
    page = file.sections[0]
    edges = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.bottom_margin,
        page.left_margin,
        page.right_margin,
    )
    assert [round(edge.mm) for edge in edges] == [210, 297, 20, 20, 30, 15]


def test_the_page_number_is_a_field_hidden_on_page_1(file: Any) -> None:
    page = file.sections[0]
    assert page.different_first_page_header_footer
    header = page.header.paragraphs[0]
    assert header._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
    assert header.style.name == "Header"
    assert not page.first_page_header.paragraphs[0].text


def test_tables_repeat_their_head_and_do_not_cut_rows(file: Any) -> None:
    tables = [t for t in file.element.body.iter(qn("w:tbl")) if t.tblPr.find(qn("w:tblBorders")) is not None]
    assert len(tables) == 2
    for table in tables:
        rows = table.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rows[1:])
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        widths = [int(column.get(qn("w:w"))) for column in table.tblGrid]
        assert sum(widths) == pytest.approx(d.TEXT_WIDTH_MM * 1440 / 25.4, abs=3)


def test_closing_and_foot_stay_together(file: Any) -> None:
    end = next(p for p in _paragraphs(file, "BodyText") if _text(p).endswith("./."))
    assert end.pPr.find(qn("w:keepNext")) is not None
    foot = end.getnext()
    assert foot.tag == qn("w:tbl")
    assert len(foot.tr_lst) == 1
    assert foot.tr_lst[0].trPr.find(qn("w:cantSplit")) is not None
    assert all(file.styles[name].paragraph_format.keep_with_next for name in ("Recipients", "Capacity"))


def test_letters_that_no_file_may_hold_are_left_out() -> None:
    pasted = as_docx(replace(REPORT, closing=body("Dán\u000b từ\u0000 Word\u200b & <w:p/>.")))
    assert "Dán từ Word & <w:p/>." in [
        _text(p) for p in _paragraphs(docx.Document(BytesIO(pasted)), "BodyText")
    ]


def test_properties(file: Any) -> None:
    about = file.core_properties
    assert about.title == "BÁO CÁO Tổng kết hoạt động công đoàn năm 2024, phương hướng nhiệm vụ năm 2025"
    assert (about.author, about.language, about.created.date()) == (
        REPORT.head.union,
        "vi-VN",
        REPORT.head.dated,
    )


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: the DOCX is not laid out"
)
def test_printed_by_libreoffice_it_keeps_the_layout(tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(as_docx(REPORT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "r.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    paper = read((tmp_path / "r.pdf").read_bytes())
    inside = [line for page in range(1, paper.pages + 1) for line in paper.on(page)]
    assert min(line.left for line in inside) == pytest.approx(30, abs=0.3)
    assert max(line.right for line in inside) == pytest.approx(195, abs=0.3)
    assert LONG_WORD in squeezed(paper.letters)
    numbers = {line.page: line for line in paper.lines if line.bottom < 20 and line.text.isdigit()}
    assert sorted(numbers) == list(range(2, paper.pages + 1))
    assert numbers[2].middle == pytest.approx((30 + 195) / 2, abs=0.5)
    motto, union = paper.line("Độc lập"), paper.line("ỦY BAN MTTQ VIỆT NAM TỈNH")
    assert paper.rule_under(motto).length == pytest.approx(motto.right - motto.left, rel=0.05)
    assert 1 / 3 <= paper.rule_under(union).length / (union.right - union.left) <= 1 / 2
    rows = {line.page for line in paper.lines if "Nguyễn Thị Đoàn Viên" in line.text}
    assert [line.page for line in paper.lines if line.text == "Họ và tên"] == sorted(rows)
    lasts = [paper.on(page)[-1] for page in range(1, paper.pages)]
    assert not [line for line in lasts if line.bold and HEADING.match(line.text)]
    foot = [paper.line(x) for x in ("Nơi nhận:", "TM. BAN CHẤP HÀNH", "Nguyễn Văn An", "- Lưu: CĐCS.")]
    assert len({line.page for line in foot}) == 1
    assert abs(foot[0].top - foot[1].top) < 2
