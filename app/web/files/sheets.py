"""A sheet as page, PDF and workbook, all from one view."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.papers.head import Head
from app.papers.sheet import Sheet
from app.web.files.downloads import download, format_wanted
from app.web.pages import page


def sheet_page(template: str, sheet: Sheet, head: Head, file_name: str, **context: Any) -> Response:
    """The sheet in the format of `?dang=`, or as a page drawn by `template`.

    `file_name` is without extension; `context` are further template variables.
    """
    wanted = format_wanted(("pdf", "xlsx"))
    if not wanted:
        return page(template, block="results", sheet=sheet, head=head, **context)
    return sheet_file(sheet, head, file_name, wanted)


def sheet_file(sheet: Sheet, head: Head, file_name: str, wanted: str) -> Response:
    """The sheet as a file, "pdf" or "xlsx"; a page with the reason if it cannot be made."""
    try:
        return download(_written(wanted, sheet, head), f"{file_name}.{wanted}", wanted)
    except Refused as refusal:
        return page("papers/refused.html", sentence=refusal.sentence, status=409)


def _written(wanted: str, sheet: Sheet, head: Head) -> bytes:
    """The bytes of the file. The writers take much memory, so they are imported on first use."""
    if wanted == "pdf":
        from app.papers.pdf.document import sheet_pdf

        return sheet_pdf(sheet, head)
    from app.papers.xlsx import sheet_xlsx

    return sheet_xlsx(sheet, head)
