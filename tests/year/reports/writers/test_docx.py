"""The Word file: real styles, a page number that is a field, tables that repeat their head."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from app.year.reports.report import Section
from app.year.reports.writers import document as d
from app.year.reports.writers.nodes import nodes
from app.year.reports.writers.word.file import as_docx
from app.year.reports.writers.word.styles import LOOKS
from tests.year.reports.sample_report import MARKUP, REPORT, body
from tests.year.reports.writers.number_tables import grouped, report_of
from tests.year.reports.writers.test_annex import ANNEXED


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
    annexed = docx.Document(BytesIO(as_docx(ANNEXED)))
    for one in (file, annexed):
        assert {p.style for p in one.element.body.iter(qn("w:p"))} <= known


def test_headings_are_words_own_and_stay_with_what_follows(file: Any) -> None:
    assert _text(_paragraphs(file, "Heading1")[0]) == "ĐẶC ĐIỂM, TÌNH HÌNH"
    assert [_text(p) for p in _paragraphs(file, "Heading3")] == [
        "Thăm hỏi, trợ cấp",
        "Danh sách thăm hỏi",
    ]
    for level in (1, 2, 3):
        style = file.styles[f"Heading {level}"]
        assert style.paragraph_format.keep_with_next
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)


def test_headings_and_lead_ins_hold_a_field_that_prints_nothing(file: Any) -> None:
    paragraphs = list(file.element.body.iter(qn("w:p")))
    looked_at = [p for p in paragraphs if p.find(qn("w:fldSimple")) is not None]
    assert "Tặng quà các dịp:" in [_text(p) for p in looked_at]
    assert looked_at == [
        p
        for p in paragraphs
        if p.style.startswith("Heading")
        or (p.style in ("BodyText", "ListItem") and p.pPr.find(qn("w:keepNext")) is not None)
    ]
    fields = [p.find(qn("w:fldSimple")) for p in looked_at]
    assert all(field.get(qn("w:instr")).startswith("SET ") and not len(field) for field in fields)


def _list_of(file: Any, style: str) -> tuple[int, str, str]:
    """How a style's list numbers its level: (level, format, text)."""
    held = file.styles[style].element.pPr.numPr
    numbering, level = file.part.numbering_part.element, held.ilvl.val
    [num] = [one for one in numbering.num_lst if one.numId == held.numId.val]
    path = f"w:abstractNum[@w:abstractNumId='{num.abstractNumId.val}']/w:lvl[@w:ilvl='{level}']"
    [form] = numbering.xpath(f"{path}/w:numFmt/@w:val")
    [text] = numbering.xpath(f"{path}/w:lvlText/@w:val")
    return level, form, text


def test_numbers_of_headings_and_dashes_of_items_are_lists_of_words_own(file: Any) -> None:
    assert _list_of(file, "Heading 1") == (0, "upperRoman", "%1.")
    assert _list_of(file, "Heading 2") == (1, "decimal", "%2.")
    assert _list_of(file, "Heading 3") == (2, "decimal", "%2.%3.")
    assert _list_of(file, "List Item") == (0, "bullet", "-")
    assert _text(_paragraphs(file, "ListItem")[0]).startswith("Tết Nguyên đán")
    indents = {file.styles[name].paragraph_format.first_line_indent.mm for name in ("Body Text", "List Item")}
    assert {round(indent, 1) for indent in indents} == {d.INDENT_MM}


def test_numbered_paragraphs_begin_a_list_again_and_other_numbers_stay_typed() -> None:
    texts = ("1. Một.", "2. Hai.", "Xen giữa.", "1. Lại một.", "5. Năm.", "- Gạch đã gõ.")
    blocks = tuple(body(text, style="item" if text.startswith("-") else "body") for text in texts)
    report = replace(REPORT, sections=(Section("a", 1, "II", "PHẦN", blocks),))
    written = docx.Document(BytesIO(as_docx(report)))
    numbered = _paragraphs(written, "ListNumber")
    assert [_text(p) for p in numbered] == ["Một.", "Hai.", "Lại một."]
    first, second, again = (p.pPr.numPr.numId.val for p in numbered)
    assert first == second != again
    assert "5. Năm." in [_text(p) for p in _paragraphs(written, "BodyText")]
    [typed] = _paragraphs(written, "ListItem")
    assert (_text(typed), typed.pPr.numPr.numId.val) == ("- Gạch đã gõ.", 0)
    # Word would begin with I: the number that the paper has stays typed.
    assert _text(_paragraphs(written, "Heading1")[0]) == "II. PHẦN"


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


def test_heads_of_groups_and_the_row_before_the_last_stay_with_the_next() -> None:
    made = docx.Document(BytesIO(as_docx(report_of([grouped(2, of=3)]))))
    table = next(one for one in made.tables if one.rows[0].cells[0].text == "TT")
    kept = [
        row.cells[1].text
        for row in table.rows[1:]
        if all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
    ]
    assert kept == ["Nhóm 1", "Nhóm 2", "Dòng 2.3"]


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


def test_the_seal_is_in_the_table_of_the_signature() -> None:
    document = docx.Document(BytesIO(as_docx(replace(REPORT, seal="Dấu sổ 12: ab12 cd34"))))
    assert "Dấu sổ 12: ab12 cd34" in document.tables[-1].cell(0, 0).text
    assert not any("Dấu sổ" in one.text for one in document.paragraphs)
