"""The report on a screen: each sentence and figure carries what it came from, and text is never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from app.year.reports.writers.html import TEMPLATES, as_html, as_pdf_source, sheet
from app.year.reports.writers.nodes import nodes
from tests.year.reports.sample_report import MARKUP, REPORT, blank

PREVIEW = """{% from "year/reports/_document.html" import document %}
{% from "year/reports/_sentence.html" import words %}
{% macro say(placed) -%}
<a class="sentence" href="/bao-cao/cau/{{ placed.node }}">{{ words(placed.sentence) }}</a>
{%- endmacro %}
{{ document(sheet, say, 2) }}"""


class Sentences(HTMLParser):
    """Collects the text and sources of each sentence, and every element's name and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.sources: dict[str, str | None] = {}
        self.figures: list[tuple[str | None, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._node: str | None = None
        self._figure = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if found.get("class") == "sentence":
            self._node = str(found["data-node"])
            self.texts[self._node] = ""
            self.sources[self._node] = found["data-sources"]
        if found.get("class") == "doc-figure":
            self.figures.append((found["data-sources"], ""))
            self._figure = True
        if tag == "br" and self._node:
            self.texts[self._node] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._node = None
        if tag == "b":
            self._figure = False

    def handle_data(self, data: str) -> None:
        if self._node:
            self.texts[self._node] += data
        if self._figure:
            sources, text = self.figures[-1]
            self.figures[-1] = (sources, text + data)


@pytest.fixture(scope="module")
def page() -> str:
    return as_html(REPORT)


def test_every_sentence_is_there_letter_by_letter(page: str) -> None:
    assert Sentences(page).texts == {node: sentence.text for node, sentence in nodes(REPORT).items()}


def test_sentences_and_figures_name_their_sources(page: str) -> None:
    found = Sentences(page)
    assert found.sources["II.2.1-p1-s1"] == "activities/12 activities/15 members/5"
    assert found.sources["II.2.1-p1-s2"] == "funds/3"
    assert found.figures == [
        ("activities/12 activities/15", "04"),
        ("activities/12 activities/15 members/5", "4.000.000 đồng"),
    ]


def test_sentences_of_a_paragraph_are_one_space_apart(page: str) -> None:
    assert "đồng</b>.</span> <span" in page
    assert not re.search(r"<span[^>]*>\s|\s</span>|</span>\s{2,}<span", page)


def test_an_item_has_its_dash(page: str) -> None:
    assert re.search(r'<p class="item">- <span[^>]*>Tết Nguyên đán', page)


def test_text_is_never_markup(page: str) -> None:
    assert MARKUP in Sentences(page).texts.values()
    assert "<script" not in page
    assert "<script" not in as_pdf_source(REPORT)


def test_the_file_stands_alone(page: str) -> None:
    elements = Sentences(page).elements
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in elements}
    assert "http" not in page
    assert "url(" not in page


def test_the_page_says_its_language_and_title(page: str) -> None:
    assert '<html lang="vi">' in page
    assert "<title>BÁO CÁO Tổng kết hoạt động công đoàn năm 2024, phương hướng" in page


def test_headings_go_down_by_one(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Sentences(page).elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_not_repeated(page: str) -> None:
    ids = [attrs["id"] for _, attrs in Sentences(page).elements if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_a_draft_shows_room_for_the_pen() -> None:
    draft = as_html(blank())
    assert re.search(r"Số:\s{3}/BC-CĐCS", draft)
    assert re.search(r"Đông Hà, ngày\s{3}tháng\s{3}năm 2024<", draft)


def test_the_preview_writes_sentences_its_own_way() -> None:
    own = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    page = own.from_string(PREVIEW).render(sheet=sheet(REPORT))
    assert '<a class="sentence" href="/bao-cao/cau/II.2.1-p1-s2">Cuộc vận động “Mái ấm công đoàn”' in page
    assert '<h2 class="title">BÁO CÁO</h2>' in page
    assert "style=" not in page, "the page's content security policy allows no inline style"
    assert page.count('href="/bao-cao/cau/') == len(nodes(REPORT))


def test_layout_numbers_come_from_one_module() -> None:
    """No length is typed in the templates but small gaps: what the decree rules is read from `document`."""
    for name in ("pdf.html", "_paper.css", "file.html"):
        style = Path(TEMPLATES / "year" / "reports" / name).read_text(encoding="utf-8")
        typed = {int(x) for x in re.findall(r"(?<![\w.}-])(\d+)(?:pt|mm)", style)}
        assert typed <= {0, 2, 3, 4, 6, 8, 12}, name


def test_the_seal_stands_among_the_recipients_and_never_alone() -> None:
    report = replace(REPORT, seal="Dấu sổ 12: ab12 cd34")
    for text in (as_html(report), as_pdf_source(report)):
        foot = text[text.index('<table class="doc-foot"') :]
        assert "Dấu sổ 12: ab12 cd34" in foot[: foot.index("</td>")]
        assert text.count("Dấu sổ 12: ab12 cd34") == 1
