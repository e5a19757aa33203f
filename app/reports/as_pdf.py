"""The report as PDF through xhtml2pdf, refused loudly rather than printed with a letter lost."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NoReturn

from pypdf import PdfReader
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from app.core.errors import Refused
from app.reports import pdf_engine
from app.reports.as_html import as_pdf_source
from app.reports.document import SHIPPED_FACE
from app.reports.letters import refuse_missing, tidied
from app.reports.report import Report

# The face is registered, not fetched: a document has no reason to read anything.
READS_NOTHING = ResourceAccessPolicy(base_dir=None, allow_remote=False)


class PdfFailed(Refused):
    """The PDF could not be made, or came out with a face in which letters may be lost."""


def as_pdf(report: Report) -> bytes:
    """The PDF file; the same bytes for the same report.

    Raises `LetterWithoutGlyph` when the shipped face lacks a letter of the report, `PdfFailed` when the
    engine fails or draws with another face.
    """
    pdf_engine.install()
    refuse_missing(tidied(report))
    out = BytesIO()
    status = pisa.CreatePDF(
        as_pdf_source(report),
        out,
        link_callback=_refuse_link,
        default_css="",
        resource_policy=READS_NOTHING,
        context_meta=_properties(report),
    )
    if status.err:
        raise PdfFailed("Không tạo được tệp PDF. Hãy báo người quản trị.")
    out.seek(0)
    refuse_other_faces(PdfReader(out))
    day = report.head.dated or report.as_of
    return out.getvalue().replace(pdf_engine.SAME_DATE, f"D:{day:%Y%m%d}000000".encode())


def refuse_other_faces(pdf: PdfReader) -> None:
    """Raise `PdfFailed` unless every font of every page is the shipped one and embedded."""
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for entry in resources.get("/Font", {}).values():
            font = entry.get_object()
            name = str(font["/BaseFont"]).rpartition("+")[2].lstrip("/")
            if not name.startswith(SHIPPED_FACE) or "/FontFile2" not in font.get("/FontDescriptor", {}):
                raise PdfFailed(f"Tệp PDF dùng phông chữ {name} thay cho {SHIPPED_FACE}, có thể mất chữ.")


def _refuse_link(address: str, _base: str | None = None) -> NoReturn:
    raise PdfFailed(f"Văn bản không được đọc tệp khác: {address}")


def _properties(report: Report) -> dict[str, str]:
    subject = " ".join(report.abstract)
    return {
        "title": f"{report.title} {subject}",
        "author": report.head.union,
        "subject": f"{report.unit_code} {report.period}",
        "keywords": "",
    }
