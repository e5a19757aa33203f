"""The screens of the officer's own paragraphs."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from app.office.units.models import Unit
from app.year.statements.facts import Topic
from app.year.statements.queries import statements_of
from tests.downloads import MARKUP, As, errors, only_officers_write, only_those_of_the_books_read, words
from tests.year.commitments.rows import PARAGRAPH, put_paragraph


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Quý I/2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("Năm học 2023-2024", date(2023, 9, 1), date(2024, 8, 31)),
        ("2024-01-01..2024-11-30", date(2024, 1, 1), date(2024, 11, 30)),
    ],
)
def test_the_words_of_the_period_are_kept_with_its_two_days(
    as_role: As, union: Unit, typed: str, start: date, end: date
) -> None:
    as_role("recorder").post("/nhan-dinh/moi", data={**PARAGRAPH, "period_text": typed})
    [(row, facts)] = statements_of(union.id)
    assert (facts.period_text, row.period_start, row.period_end) == (typed, start, end)
    assert facts.topic is Topic.STRENGTHS


@pytest.mark.parametrize("typed", ["", "năm ngoái", "Quý 5/2024", "2024-12-31..2024-01-01", "9" * 500])
def test_what_is_no_period_is_reported_and_nothing_lost(as_role: As, union: Unit, typed: str) -> None:
    page = as_role("recorder").post("/nhan-dinh/moi", data={**PARAGRAPH, "period_text": typed})
    assert (page.status_code, list(errors(page))) == (422, ["period_text"])
    assert "Đoàn viên đoàn kết, giúp nhau." in page.text
    assert statements_of(union.id) == []


def test_two_texts_of_one_period_are_found_together(as_role: As, union: Unit) -> None:
    put_paragraph(union, period_text="Quý 1/2024", content="Lời một")
    put_paragraph(union, period_text="01/01/2024 đến 31/03/2024", content="Lời hai")
    put_paragraph(union, content="Cả năm")
    text = words(as_role("auditor").get("/nhan-dinh/?period_text=Qu%C3%BD+I/2024"))
    assert "2 đoạn" in text
    assert "Cả năm" not in text


def test_filters_by_topic_and_words(as_role: As, union: Unit) -> None:
    put_paragraph(union)
    put_paragraph(union, topic=Topic.LIMITS, content="Còn thiếu kinh phí")
    client = as_role("auditor")
    assert "Còn thiếu kinh phí" in words(client.get("/nhan-dinh/?topic=limits"))
    assert "1 đoạn" in words(client.get("/nhan-dinh/?q=doan+ket"))
    by_topic = words(client.get("/nhan-dinh/?sort=topic"))
    assert by_topic.index("đoàn kết") < by_topic.index("Còn thiếu")


def test_a_corrected_period_moves_its_days(as_role: As, union: Unit) -> None:
    row = put_paragraph(union)
    sent = {**PARAGRAPH, "period_text": "2023", "version": "1", "reason": "Nhầm năm"}
    client = as_role("recorder")
    assert client.post(f"/nhan-dinh/{row.id}/sua", data=sent).status_code == 303
    [(row, _)] = statements_of(union.id)
    assert (row.period_start, row.period_end) == (date(2023, 1, 1), date(2023, 12, 31))


def test_withdrawn_it_is_gone(as_role: As, union: Unit) -> None:
    row = put_paragraph(union)
    as_role("recorder").post(f"/nhan-dinh/{row.id}/rut", data={"version": "1", "reason": "Viết lại"})
    assert statements_of(union.id) == []


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    row = put_paragraph(union, content=MARKUP)
    client = as_role("recorder")
    for path in ("/nhan-dinh/", f"/nhan-dinh/{row.id}", f"/nhan-dinh/{row.id}/sua"):
        assert "<script>alert" not in client.get(path).text


def test_who_may_read_and_write(as_role: As, union: Unit) -> None:
    row = put_paragraph(union)
    only_those_of_the_books_read(as_role, "/nhan-dinh/", f"/nhan-dinh/{row.id}")
    only_officers_write(as_role, "/nhan-dinh", PARAGRAPH, row.id)
    assert len(statements_of(union.id)) == 1


LINES = "- Đoàn kết, thống nhất cao.\r\n- Tài chính công khai.\r\n\r\n- Thăm hỏi kịp thời.\r\n"
PARAGRAPHS = ["- Đoàn kết, thống nhất cao.", "- Tài chính công khai.", "- Thăm hỏi kịp thời."]


def test_lines_are_paragraphs_on_the_page_and_in_every_file(as_role: As, union: Unit) -> None:
    client = as_role("recorder")
    page = client.post("/nhan-dinh/moi", data={**PARAGRAPH, "content": LINES})
    assert [facts.content for _, facts in statements_of(union.id)] == ["\n".join(PARAGRAPHS)]
    assert "\n".join(PARAGRAPHS) in unescape(client.get(page.location).text)
    shown = unescape(re.sub(r"<a [^>]*>|</a>", "", as_role("chair").get("/bao-cao/?ky=2024").text))
    for one in PARAGRAPHS:
        assert re.search(rf"<p[^>]*>\s*{re.escape(one)}\s*</p>", shown), one
    as_role("chair").post("/bao-cao/van-in?ky=2024", data={"reason": "Bản nháp"})
    word = Document(BytesIO(as_role("chair").get("/bao-cao/tai.docx?ky=2024").data))
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.text in PARAGRAPHS] == PARAGRAPHS
    pdf = PdfReader(BytesIO(as_role("chair").get("/bao-cao/tai.pdf?ky=2024").data))
    lines = [line.strip() for sheet in pdf.pages for line in sheet.extract_text().splitlines()]
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("huong-dan-148", "2. Nguyên nhân Việc nhiều. Về chủ quan: Còn chậm."),
        ("co-quan", "Nguyên nhân: Việc nhiều. Về chủ quan: Còn chậm."),
    ],
)
def test_a_part_called_causes_does_not_say_the_word_again(
    as_role: As, union: Unit, outline: str, expected: str
) -> None:
    put_paragraph(union, topic=Topic.LIMITS, content="Thiếu kinh phí.")
    put_paragraph(union, topic=Topic.CAUSES, content="Việc nhiều.")
    put_paragraph(union, topic=Topic.SUBJECTIVE_CAUSES, content="Còn chậm.")
    assert expected in words(as_role("auditor").get(f"/bao-cao/?ky=2024&de_cuong={outline}"))
