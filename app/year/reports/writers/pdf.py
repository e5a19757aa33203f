"""The report as PDF, drawn from its HTML."""

from __future__ import annotations

from app.papers.pdf.drawing import drawn
from app.year.reports.report import Report
from app.year.reports.writers.html import as_pdf_source


def as_pdf(report: Report) -> bytes:
    """The PDF file; the same bytes for the same report.

    Raises `PdfFailed` when the engine fails or draws with another face.
    """
    return drawn(as_pdf_source(report), _properties(report), report.head.dated or report.as_of)


def _properties(report: Report) -> dict[str, str]:
    return {
        "title": f"{report.title} {' '.join(report.abstract)}",
        "author": report.head.union,
        "subject": f"{report.unit_code} {report.period}",
    }
