"""The report as PDF, refused loudly rather than printed with a letter lost."""

from __future__ import annotations

from app.papers.drawing import drawn
from app.papers.letters import refuse_missing, tidied
from app.reports.as_html import as_pdf_source
from app.reports.report import Report


def as_pdf(report: Report) -> bytes:
    """The PDF file; the same bytes for the same report.

    Raises `LetterWithoutGlyph` when the shipped face lacks a letter of the report, `PdfFailed` when the
    engine fails or draws with another face.
    """
    refuse_missing(tidied(report))
    return drawn(as_pdf_source(report), _properties(report), report.head.dated or report.as_of)


def _properties(report: Report) -> dict[str, str]:
    return {
        "title": f"{report.title} {' '.join(report.abstract)}",
        "author": report.head.union,
        "subject": f"{report.unit_code} {report.period}",
    }
