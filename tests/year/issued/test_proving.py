"""Whether a file is a paper that was issued, by the page and by the command."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from app.core.errors import Refused
from app.office.units.models import Unit
from app.year.issued.facts import FrozenPaper
from app.year.issued.proving.queries import proof_of
from app.year.issued.proving.reading import words_of
from app.year.issued.proving.rules import Proven, differences
from app.year.issued.queries import frozen_report
from app.year.reports.report import Paragraph, Report, Section
from app.year.reports.writers.files import WRITERS
from tests.downloads import As
from tests.year.issued.papers import composed, put_paper, put_year


@pytest.fixture
def paper(union: Unit) -> FrozenPaper:
    put_year(union)
    found = frozen_report(union.id, put_paper(union).id)
    assert found is not None
    return found


def pdf(report: Report) -> bytes:
    return WRITERS["pdf"](report)


def altered(report: Report, old: str, new: str) -> Report:
    """The report with other words in every span."""

    def of(section: Section) -> Section:
        blocks = tuple(
            replace(
                block,
                sentences=tuple(
                    replace(
                        one,
                        spans=tuple(replace(span, text=span.text.replace(old, new)) for span in one.spans),
                    )
                    for one in block.sentences
                ),
            )
            if isinstance(block, Paragraph)
            else block
            for block in section.blocks
        )
        return replace(section, blocks=blocks, children=tuple(map(of, section.children)))

    return replace(report, sections=tuple(map(of, report.sections)))


def test_the_file_that_came_from_here_is_it(union: Unit, paper: FrozenPaper) -> None:
    proof = proof_of(pdf(paper.printed), union.id)
    assert (proof.verdict, proof.paper) == (Proven.SAME, paper)


def test_one_altered_figure_is_reported_with_its_sentence(union: Unit, paper: FrozenPaper) -> None:
    forged = altered(paper.printed, "500.000", "900.000")
    proof = proof_of(pdf(forged), union.id)
    assert proof.verdict is Proven.ALTERED
    assert {(one.frozen, one.found) for one in proof.differences} == {("500.000", "900.000")}
    assert all("500.000" in one.sentence for one in proof.differences)


def test_without_its_code_it_is_found_by_its_number(union: Unit, paper: FrozenPaper) -> None:
    assert proof_of(pdf(paper.report), union.id).verdict is Proven.SAME


def test_another_paper_is_not_one_of_ours(union: Unit) -> None:
    put_year(union)
    assert proof_of(pdf(composed(union).report), union.id).verdict is Proven.UNKNOWN


def test_a_picture_has_no_words(union: Unit) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    out = BytesIO()
    writer.write(out)
    assert proof_of(out.getvalue(), union.id).verdict is Proven.UNREADABLE


def test_a_file_that_shares_a_word_here_and_there_is_reported_at_once(
    union: Unit, paper: FrozenPaper
) -> None:
    """Word by word, such a file took minutes to compare."""
    ours = ["đoàn" if place % 7 == 0 else f"chữ{place % 400}" for place in range(3000)]
    found = list(differences(paper, ours, ["đoàn", "lạ"] * 4900))
    assert [one.found for one in found] == ["Phần lớn chữ trong tệp khác văn bản."]


def drawn(content: bytes, pages: int = 1, filter_name: str = "/FlateDecode") -> bytes:
    """A PDF each of whose pages draws the same content."""
    writer, stream = PdfWriter(), DecodedStreamObject()
    stream.set_data(content)
    kept = writer._add_object(stream.flate_encode())
    fonts = DictionaryObject({NameObject("/Font"): DictionaryObject()})
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
        page[NameObject("/Contents")], page[NameObject("/Resources")] = kept, fonts
    out = BytesIO()
    writer.write(out)
    return out.getvalue().replace(b"/FlateDecode", filter_name.encode())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (drawn(b"BT (a) Tj ET", filter_name="/FlateDecoda"), "Tệp không phải là PDF, hoặc đã hỏng."),
        (drawn(b"%" + b"x" * 100_000, pages=100), "Tệp có quá nhiều phần bên trong nên không đọc."),
    ],
)
def test_a_file_that_cannot_be_read_or_draws_without_end_is_refused(content: bytes, sentence: str) -> None:
    assert len(content) < 50_000
    with pytest.raises(Refused) as refused:
        words_of(content)
    assert refused.value.sentence == sentence


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.year.issued.proving.reading._MOST_SECONDS", -1.0)
    with pytest.raises(Refused, match="quá nhiều phần bên trong"):
        words_of(drawn(b"BT 1 0 0 1 5 5 Tm ET"))


def test_the_page_says_it_and_keeps_nothing(as_role: As, paper: FrozenPaper) -> None:
    client = as_role("auditor")

    def ask(content: bytes) -> tuple[int, str]:
        sent = {"file": (BytesIO(content), "bao-cao.pdf")}
        answer = client.post("/van-ban-di/kiem-tra", data=sent, content_type="multipart/form-data")
        return answer.status_code, unescape(answer.text)

    status, page = ask(pdf(paper.printed))
    assert status == 200
    assert "Đúng là văn bản đã phát hành" in page
    _, page = ask(pdf(altered(paper.printed, "500.000", "900.000")))
    assert "<ins>500.000</ins>; tệp này: <del>900.000</del>" in page
    status, page = ask(b"khong phai PDF")
    assert status == 422
    assert "Tệp không phải là PDF" in page


def test_the_command_says_it_by_its_exit_code(app: Flask, paper: FrozenPaper, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.pdf"
    run = app.test_cli_runner().invoke
    for content, code, words in (
        (
            pdf(paper.printed),
            0,
            f"số 01/BC-CĐCS ngày 15/12/2024, mã {paper.code}",
        ),
        (pdf(altered(paper.printed, "500.000", "900.000")), 1, "bản phát hành: 500.000; tệp này: 900.000"),
        (b"%PDF-1.4 hong", 2, "Tệp không phải là PDF"),
    ):
        file.write_bytes(content)
        result = run(args=["verify-report", str(file)])
        assert result.exit_code == code, result.output
        assert words in result.output
