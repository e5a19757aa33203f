"""The printed report, measured: what NĐ 30/2020 wants to see on the paper, and no letter lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.papers.pdf.drawing import PdfFailed, refuse_other_faces
from app.year.reports.writers.missing_letters import missing_letters
from app.year.reports.writers.nodes import nodes
from app.year.reports.writers.pdf import as_pdf
from tests.year.reports.paper import Paper, read, squeezed
from tests.year.reports.sample_report import LONG_WORD, MARKUP, REPORT, blank, body, of_length
from tests.year.reports.writers.number_tables import grouped, report_of

HEADING = re.compile(r"([IVX]+|\d+(\.\d+)*)\. ")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(REPORT)


@pytest.fixture(scope="module")
def paper(pdf: bytes) -> Paper:
    return read(pdf)


def test_a4_portrait_with_the_margins(paper: Paper) -> None:
    assert (round(paper.width), round(paper.height)) == (210, 297)
    inside = [line for page in range(1, paper.pages + 1) for line in paper.on(page)]
    assert min(line.left for line in inside) >= 29.9
    assert max(line.right for line in inside) <= 195.2
    assert min(line.top for line in inside) >= 19
    assert max(line.bottom for line in inside) <= 277.5


def test_every_word_is_printed_composed(paper: Paper) -> None:
    printed = squeezed(paper.letters)
    assert unicodedata.is_normalized("NFC", printed)
    for node, sentence in nodes(REPORT).items():
        assert squeezed(sentence.text) in printed, node
    for text in (*REPORT.abstract, *REPORT.recipients, REPORT.signature.name, REPORT.addressee):
        assert squeezed(text) in printed


def test_markup_in_a_text_stays_text(paper: Paper) -> None:
    assert squeezed(MARKUP) in squeezed(paper.letters)


def test_a_word_longer_than_the_line_is_broken_inside_the_margins(paper: Paper) -> None:
    assert LONG_WORD in squeezed(paper.letters)


def test_decomposed_text_is_printed_composed() -> None:
    pasted = unicodedata.normalize("NFD", "Tiếng Việt đủ dấu.")
    assert squeezed("Tiếng Việt đủ dấu.") in squeezed(
        read(as_pdf(replace(REPORT, closing=body(pasted)))).letters
    )


def test_no_break_spaces_do_not_push_a_line_over_the_margin() -> None:
    glued = body(*["Đã thăm hỏi 04\u00a0lượt đoàn\u00a0viên, số\u00a0tiền 4.000.000\u00a0đồng."] * 12)
    assert max(line.right for line in read(as_pdf(replace(REPORT, closing=glued))).lines) < 195.2


def test_the_page_number_is_absent_on_page_1_and_top_centre_after(paper: Paper) -> None:
    numbers = {line.page: line for line in paper.lines if line.bottom < 20 and line.text.isdigit()}
    assert sorted(numbers) == list(range(2, paper.pages + 1))
    for page, line in numbers.items():
        assert line.text == str(page)
        assert line.middle == pytest.approx((30 + 195) / 2, abs=0.5)
        assert line.size == 13


def test_the_head_stands_in_two_columns(paper: Paper) -> None:
    nation, motto = paper.line("CỘNG HÒA"), paper.line("Độc lập")
    upper, union = paper.line("CÔNG ĐOÀN VIÊN CHỨC"), paper.line("CÔNG ĐOÀN CƠ SỞ")
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (nation.size, motto.size, upper.size, union.size) == (12, 13, 12, 12)
    assert (nation.bold, motto.bold, upper.bold, union.bold) == (True, True, False, True)
    assert nation.middle == pytest.approx(motto.middle, abs=0.5)
    assert upper.top == pytest.approx(nation.top, abs=0.5)
    assert union.right < 105 < nation.left


def test_number_and_date_are_on_one_line(paper: Paper) -> None:
    number, dated = paper.line("Số: 05/BC-CĐCS"), paper.line("Đông Hà, ngày 05 tháng 12 năm 2024")
    assert number.top == pytest.approx(dated.top, abs=0.5)
    assert (number.face, dated.face) == ("Tinos-Regular", "Tinos-Italic")


def test_rules_under_motto_union_and_abstract(paper: Paper) -> None:
    motto, union = paper.line("Độc lập"), paper.line("ỦY BAN MTTQ VIỆT NAM TỈNH")
    abstract = paper.line("phương hướng nhiệm vụ năm 2025")
    assert paper.rule_under(motto).length == pytest.approx(motto.right - motto.left, rel=0.03)
    for line in (union, abstract):
        assert 1 / 3 <= paper.rule_under(line).length / (line.right - line.left) <= 1 / 2


def test_a_draft_leaves_room_for_number_and_date() -> None:
    draft = read(as_pdf(blank()))
    number, symbol = (next(c for c in draft.lines if x in c.text) for x in ("Số:", "/BC-CĐCS"))
    assert symbol.right - number.left > 30
    assert re.search(r"ngày +tháng +năm 2024$", draft.line("Đông Hà").text)


def test_body_is_justified_with_the_first_line_indented(paper: Paper) -> None:
    start = paper.line("Ban Chấp hành")
    following = [line for line in paper.on(1) if line.top > start.top and not line.bold][:6]
    assert start.left == pytest.approx(30 + 12.7, abs=0.3)
    assert start.size == 14
    assert all(line.left == pytest.approx(30, abs=0.3) for line in following)
    assert all(line.right == pytest.approx(195, abs=0.5) for line in following)


def test_headings_look_as_their_level(paper: Paper) -> None:
    assert paper.line("II. KẾT QUẢ HOẠT ĐỘNG").face == "Tinos-Bold"
    assert paper.line("1. Kết quả thực hiện cam kết").face == "Tinos-Bold"
    assert paper.line("2.1. Thăm hỏi, trợ cấp").face == "Tinos-BoldItalic"


def test_the_table_head_is_repeated_on_each_page(paper: Paper) -> None:
    pages = [line.page for line in paper.lines if "Nguyễn Thị Đoàn Viên" in line.text]
    heads = [line.page for line in paper.lines if line.text == "Họ và tên"]
    assert len(set(pages)) >= 2
    assert heads == sorted(set(pages))


def test_recipients_and_signature_are_level_with_room_between(paper: Paper) -> None:
    title, capacity = paper.line("Nơi nhận:"), paper.line("TM. BAN CHẤP HÀNH")
    post, name = paper.line("CHỦ TỊCH"), paper.line("Nguyễn Văn An")
    assert (title.face, title.size) == ("Tinos-BoldItalic", 12)
    assert paper.line("- Như trên;").size == 11
    assert title.page == capacity.page == name.page
    assert abs(title.top - capacity.top) < 2
    assert name.top - post.bottom >= 30
    assert name.middle == pytest.approx(capacity.middle, abs=0.5)


@pytest.mark.parametrize("paragraphs", range(1, 41, 3))
def test_pages_end_well_at_any_length(paragraphs: int) -> None:
    """No heading at a page's foot, no page left half empty, the closing's end with the whole foot."""
    paper = read(as_pdf(of_length(paragraphs, tail=1 + paragraphs % 3)))
    for page in range(1, paper.pages):
        last = paper.on(page)[-1]
        assert not (last.bold and HEADING.match(last.text))
        assert last.bottom > 297 * 0.63
    foot = [paper.line(x) for x in ("TM. BAN CHẤP HÀNH", "Nguyễn Văn An", "Nơi nhận:", "- Lưu: CĐCS.")]
    end = next(line for line in paper.lines if line.text.endswith("./."))
    assert {line.page for line in (*foot, end)} == {paper.pages}


def test_only_the_shipped_face_is_in_the_file_and_embedded(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    refuse_other_faces(reader)
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = {font.get_object()["/BaseFont"] for page in resources for font in page["/Font"].values()}
    assert fonts == {f"/AAAAAA+Tinos-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")}


def test_another_face_is_refused() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(10, 10, "Helvetica")
    canvas.save()
    with pytest.raises(PdfFailed, match="Helvetica"):
        refuse_other_faces(PdfReader(out))


def test_a_letter_without_a_glyph_is_printed_as_a_stand_in_and_reported_with_its_place() -> None:
    report = replace(REPORT, closing=body("Đã xong ✓ việc 😀."))
    assert "Đã xong � việc �." in squeezed_words(as_pdf(report))
    [lost] = missing_letters(report)
    assert lost.node == "end-s1"
    assert lost.letters == ("U+2713 (CHECK MARK)", "U+1F600 (GRINNING FACE)")
    assert "«Đã xong ✓ việc 😀.»" in lost.description


def squeezed_words(pdf: bytes) -> str:
    """The words of all pages, single blanks between them."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_title_author_language_and_day_are_written(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    about: Any = reader.metadata
    assert about.title == "BÁO CÁO Tổng kết hoạt động công đoàn năm 2024, phương hướng nhiệm vụ năm 2025"
    assert about.author == REPORT.head.union
    assert about["/CreationDate"].startswith("D:20241205")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert about.creator == "Sổ Công đoàn"
    first: Any = reader.outline[0]
    assert first.title == "I. ĐẶC ĐIỂM, TÌNH HÌNH"


def test_one_report_gives_one_file(pdf: bytes) -> None:
    assert as_pdf(REPORT) == pdf


@pytest.mark.parametrize("rows", [3, 4, 5, 7, 24])
def test_a_head_of_a_group_and_a_sum_never_stand_alone(rows: int) -> None:
    paper = read(as_pdf(report_of([grouped(48 // rows + 2, of=rows)])))
    for page in range(1, paper.pages + 1):
        found = (re.search(r"Nhóm|Dòng|Cộng", line.text) for line in paper.on(page))
        texts = [one[0] for one in found if one]
        assert texts[-1:] != ["Nhóm"], page
        assert texts != ["Cộng"], page
