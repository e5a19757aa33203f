"""Small papers, two on an A4 page with a cutting line; one that needs more room has its own pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import FrameBreak

from app.papers import page
from app.papers.pdf import engine as pdf_engine
from app.papers.pdf.drawing import checked

#: From the edge of the paper, or from the cut, to the text.
EDGE_MM = 9.0
WIDTH_MM = page.PAGE_WIDTH_MM - page.SHEET_LEFT_MM - page.SHEET_RIGHT_MM
HALF_MM = page.PAGE_HEIGHT_MM / 2 - 2 * EDGE_MM
_ENDLESS = 0xFFFFFF


def halves_pdf(papers: Sequence[Callable[[], list[Any]]], title: str, author: str) -> bytes:
    """The papers in order; each is a function that makes its flowables, called to measure and to draw.

    The caller has refused characters without a glyph. Raises `PdfFailed`.
    """
    pdf_engine.install()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(page.PAGE_WIDTH_MM * mm, page.PAGE_HEIGHT_MM * mm),
        title=title,
        author=author,
        lang=page.LANGUAGE,
        initialFontName="Tinos-Regular",
        invariant=1,
    )
    is_small = [tall_mm(paper()) <= HALF_MM for paper in papers]
    templates = [
        PageTemplate("halves", [_frame(page.PAGE_HEIGHT_MM / 2, HALF_MM), _frame(0, HALF_MM)], _cut),
        PageTemplate("whole", [_frame(0, page.PAGE_HEIGHT_MM - 2 * EDGE_MM)]),
    ]
    document.addPageTemplates(templates if is_small[0] else templates[::-1])
    document.build(_story(papers, is_small))
    return checked(out.getvalue(), None)


def tall_mm(flowables: Sequence[Any]) -> float:
    """The height of the flowables at the width of a page."""
    tall = sum(
        one.wrap(WIDTH_MM * mm, _ENDLESS)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in flowables
    )
    return float(tall / mm)


def _story(papers: Sequence[Callable[[], list[Any]]], is_small: Sequence[bool]) -> list[Any]:
    story: list[Any] = []
    upper_is_taken = False
    for place, paper in enumerate(papers):
        goes_below = is_small[place] and upper_is_taken
        if goes_below:
            story.append(FrameBreak())
        elif story:
            story += [NextPageTemplate("halves" if is_small[place] else "whole"), PageBreak()]
        upper_is_taken = is_small[place] and not goes_below
        story += paper()
    return story


def _frame(bottom_mm: float, height_mm: float) -> Frame:
    return Frame(
        page.SHEET_LEFT_MM * mm,
        (bottom_mm + EDGE_MM) * mm,
        WIDTH_MM * mm,
        # A little more than measured: sums of floats.
        height_mm * mm + 0.5,
        *(0, 0, 0, 0),
    )


def _cut(canvas: Any, _document: Any) -> None:
    canvas.saveState()
    canvas.setDash(3, 3)
    canvas.setLineWidth(0.4)
    middle = page.PAGE_HEIGHT_MM / 2 * mm
    canvas.line(8 * mm, middle, (page.PAGE_WIDTH_MM - 8) * mm, middle)
    canvas.restoreState()
