"""A report as a file of one of its kinds."""

from __future__ import annotations

from collections.abc import Callable

from app.year.reports.report import Report
from app.year.reports.writers.html import as_html
from app.year.reports.writers.json_file import as_json


def _pdf(report: Report) -> bytes:
    # Imported here: most commands and server processes never draw a PDF.
    from app.year.reports.writers.pdf import as_pdf

    return as_pdf(report)


def _docx(report: Report) -> bytes:
    from app.year.reports.writers.word.file import as_docx

    return as_docx(report)


WRITERS: dict[str, Callable[[Report], bytes]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": lambda report: as_html(report).encode(),
    "json": lambda report: as_json(report).encode(),
}

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    # The evidence of the figures, a file of its own.
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_name(report: Report, kind: str) -> str:
    """`bao-cao-2024.pdf`: ASCII, so that every browser and disk keeps it."""
    period = f"{report.starts_on.isoformat()}_{report.ends_on.isoformat()}"
    label = str(report.starts_on.year) if report.period.isdigit() else period
    return f"{'can-cu-so-lieu' if kind == 'xlsx' else 'bao-cao'}-{label}.{kind}"
