"""The page of the Word file: its margins, its number, what stands at its foot, the file's properties."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from app.year.reports.report import Report
from app.year.reports.writers import document as d
from app.year.reports.writers.word.xml import paragraph


def lay_out(page: Any) -> None:
    """Paper, margins and the page number: top centre, none on the first page."""
    page.page_width, page.page_height = Mm(d.PAGE_WIDTH_MM), Mm(d.PAGE_HEIGHT_MM)
    page.top_margin, page.bottom_margin = Mm(d.MARGIN_TOP_MM), Mm(d.MARGIN_BOTTOM_MM)
    page.left_margin, page.right_margin = Mm(d.MARGIN_LEFT_MM), Mm(d.MARGIN_RIGHT_MM)
    page.header_distance = Mm(d.PAGE_NUMBER_TOP_MM)
    page.different_first_page_header_footer = True
    number = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    page.header.paragraphs[0]._p.append(parse_xml(number))


def stamp(page: Any, text: str) -> None:
    """Number and code of a paper that was issued at the foot of every page."""
    page.footer_distance = Mm(d.STAMP_BOTTOM_MM)
    for footer in (page.footer, page.first_page_footer) if text else ():
        [written] = parse_xml(f"<w:body {nsdecls('w')}>{paragraph('Seal', text)}</w:body>")
        footer._element.replace(footer.paragraphs[0]._p, written)


def describe(file: Any, report: Report) -> None:
    about = file.core_properties
    about.title = " ".join((report.title, *report.abstract))
    about.author = about.last_modified_by = report.head.union
    about.subject, about.language, about.comments = report.period, d.LANGUAGE_REGION, ""
    about.created = about.modified = datetime.combine(report.head.dated or report.as_of, time())
