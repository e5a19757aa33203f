"""Papers as PDF: tables from sheets, other papers from templates."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.config import ROOT
from app.core.dates import date_in_words, format_date
from app.core.money import format_dong, format_money, money_in_words
from app.papers import page, progress
from app.papers.head import Head
from app.papers.pdf import engine as pdf_engine
from app.papers.pdf.drawing import checked, drawn
from app.papers.pdf.fitting import page_mm
from app.papers.pdf.flow import flow
from app.papers.pdf.glyphs import drawable, tidied
from app.papers.sheet import Sheet

TEMPLATES = ROOT / "templates"


def sheet_pdf(sheet: Sheet, head: Head) -> bytes:
    """The sheet on A4, its pages numbered. Raises `PdfFailed`."""
    pdf_engine.install()
    sheet, head = drawable(tidied((sheet, head), hard_spaces=False))
    out = BytesIO()
    width, height = page_mm(sheet)
    document = BaseDocTemplate(
        out,
        pagesize=(width * mm, height * mm),
        title=sheet.title,
        author=head.unit_name,
        lang=page.LANGUAGE,
        initialFontName="Tinos-Regular",
        invariant=1,
    )
    frame = Frame(
        page.SHEET_LEFT_MM * mm,
        page.SHEET_BOTTOM_MM * mm,
        (width - page.SHEET_LEFT_MM - page.SHEET_RIGHT_MM) * mm,
        (height - page.SHEET_TOP_MM - page.SHEET_BOTTOM_MM) * mm,
        *(0, 0, 0, 0),
    )
    document.addPageTemplates([PageTemplate(frames=[frame])])
    document.setProgressCallBack(progress.of_layout())
    document.build(list(flow(sheet, head)), canvasmaker=_NumberedCanvas)
    return checked(out.getvalue(), None)


def html_pdf(template: str, **context: Any) -> bytes:
    """A paper that is not a table, from a template that extends `papers/pdf.html`.

    The template may use the filters `money`, `dong`, `words`, `day` and `date_in_words` and the page's
    measurements as `p`. Raises `PdfFailed`.
    """
    found = _templates().get_template(template)
    html = found.render(tidied_context(context))
    return drawn(html, {"title": str(context.get("title", "")), "author": "", "subject": ""})


def tidied_context(context: dict[str, Any]) -> dict[str, Any]:
    """The values for a template with every text in NFC and without no-break spaces."""
    return {name: tidied(value, hard_spaces=False) for name, value in context.items()}


@cache
def _templates() -> Environment:
    """An environment of its own: commands print papers too, without an application."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["p"] = page
    found.filters |= {
        "money": format_money,
        "dong": format_dong,
        "words": money_in_words,
        "day": format_date,
        "date_in_words": date_in_words,
    }
    return found


class _NumberedCanvas(Canvas):
    """Writes `Trang 2/5` below each page, nothing on a single page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._pages, 1):
            self.__dict__.update(state)
            if len(self._pages) > 1:
                self.setFont("Tinos-Regular", 10)
                self.drawRightString(
                    self._pagesize[0] - page.SHEET_RIGHT_MM * mm, 8 * mm, f"Trang {number}/{len(self._pages)}"
                )
            super().showPage()
        super().save()
