"""Papers that are not tables: from a template with the union's head and the signatures."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader

from app.papers.pdf import document
from app.papers.sheet import Signature
from tests.papers.printed import HEAD, pages

MINUTES = """{% extends "papers/pdf.html" %}
{% from "papers/_parts.html" import grid, head_of %}
{% from "life/signing/_sheet.html" import signing %}
{% block body %}
{{ head_of(head, form) }}
<h1>BIÊN BẢN</h1>
<p>{{ text }}: {{ 1500000|dong }} ({{ 1500000|words }})</p>
{{ grid([("Mệnh giá", 50, "right"), ("Số tờ", 50, "right")], [("500.000", "3"), ("Cộng", none)], 1) }}
{{ signing(signatures) }}
{% endblock %}"""


@pytest.fixture(autouse=True)
def _minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "minutes.html").write_text(MINUTES, encoding="utf-8")
    found = document._templates()
    assert found.loader is not None
    monkeypatch.setattr(found, "loader", ChoiceLoader([found.loader, FileSystemLoader(tmp_path)]))


def drawn(text: str, form: str = "") -> str:
    pdf = document.html_pdf(
        "minutes.html", head=HEAD, form=form, text=text, signatures=(Signature("Thủ quỹ", name="Lê Thị Sen"),)
    )
    return pages(pdf)[0]


def test_it_says_what_the_template_says() -> None:
    page = drawn("Tồn quỹ")
    for words in (
        "CÔNG ĐOÀN CƠ SỞ TRƯỜNG THCS HOA MAI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BIÊN BẢN",
        "Tồn quỹ: 1.500.000 đồng (Một triệu năm trăm nghìn đồng)",
        "Mệnh giá",
        "Lê Thị Sen",
    ):
        assert words in page


def test_a_form_stands_in_place_of_the_name_of_the_country() -> None:
    page = drawn("Tồn quỹ", "Mẫu số C34-HD")
    assert "Mẫu số C34-HD" in page
    assert "CỘNG HÒA" not in page


def test_markup_stays_text_and_a_letter_without_a_glyph_has_a_stand_in() -> None:
    assert "<b>quỹ</b>" in drawn("<b>quỹ</b>")
    assert "xong �" in drawn("xong ✓")
