"""Guards the private API that `pdf_engine` uses of xhtml2pdf and reportlab: read this before an upgrade."""

from __future__ import annotations

from importlib.metadata import version
from inspect import signature

import pytest
from reportlab.platypus.doctemplate import BaseDocTemplate
from reportlab.platypus.flowables import KeepTogether
from reportlab.platypus.tables import CellStyle
from xhtml2pdf import document as engine
from xhtml2pdf.default import DEFAULT_FONT
from xhtml2pdf.xhtml2pdf_reportlab import PmlBaseDoc, PmlParagraph

from app.papers.pdf import engine as pdf_engine
from app.year.reports.writers.pdf import as_pdf
from tests.year.reports.paper import read
from tests.year.reports.sample_report import of_length


def test_the_pinned_versions_are_installed() -> None:
    assert version("xhtml2pdf") == "0.2.28"
    assert version("reportlab") == "5.1.0"


def test_the_private_names_are_still_there() -> None:
    assert {"keepTogetherClass", "invariant", "initialFontName"} <= BaseDocTemplate._initArgs.keys()
    assert engine.PmlBaseDoc is PmlBaseDoc
    assert hasattr(KeepTogether([]), "_content")
    assert hasattr(CellStyle, "fontname")
    assert isinstance(DEFAULT_FONT, dict)
    assert [*signature(pdf_engine._CELL_STYLES).parameters][1:] == ["c", "begin", "end", "mode"]


def test_only_this_engine_is_changed() -> None:
    pdf_engine.install()
    assert PmlBaseDoc._initArgs["keepTogetherClass"] is pdf_engine.HeadingKeep
    assert BaseDocTemplate._initArgs["keepTogetherClass"] is KeepTogether
    assert PmlParagraph.allowWidows == 0


def test_a_heading_takes_only_the_start_of_its_paragraph_along() -> None:
    """The unused space of a page is at most a heading and an unsplit paragraph of three lines."""
    paper = read(as_pdf(of_length(30)))
    assert all(paper.on(page)[-1].bottom > 277 - 32 for page in range(1, paper.pages))


def test_a_long_closing_is_cut_and_its_end_stays_with_the_signature() -> None:
    paper = read(as_pdf(of_length(9, tail=12)))
    end = next(line for line in paper.lines if line.text.endswith("./."))
    foot = paper.line("TM. BAN CHẤP HÀNH")
    assert paper.on(foot.page)[0].page == end.page == foot.page
    assert paper.on(foot.page)[0].left == pytest.approx(30, abs=0.1), "the page starts inside the paragraph"
    assert len([line for line in paper.on(foot.page) if line.top <= end.top]) >= 2
