"""HTML as PDF through xhtml2pdf; refused if another font than ours was used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, NoReturn

from pypdf import PdfReader
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from app.core.errors import Refused
from app.papers.page import SHIPPED_FACE
from app.papers.pdf import engine as pdf_engine
from app.papers.pdf.glyphs import drawable

# The font is registered, so a document needs no other file.
READS_NOTHING = ResourceAccessPolicy(base_dir=None, allow_remote=False)


class PdfFailed(Refused):
    """The PDF could not be made, or uses a font in which letters may be missing."""


def drawn(html: str, properties: Mapping[str, str], day: date | None = None) -> bytes:
    """The PDF of an HTML text, dated `day`; the same bytes for the same text.

    `properties`: title, author, subject. Raises `PdfFailed` when the engine fails or uses another font.
    """
    pdf_engine.install()
    out = BytesIO()
    status = pisa.CreatePDF(
        # xhtml2pdf collapses en spaces; two no-break spaces are as wide.
        drawable(html.replace("\u2002", "\u00a0\u00a0")),
        out,
        link_callback=_refuse_link,
        default_css="",
        resource_policy=READS_NOTHING,
        context_meta={"keywords": "", **properties},
    )
    if status.err:
        raise PdfFailed("Không tạo được tệp PDF. Hãy báo người quản trị.")
    return checked(out.getvalue(), day)


def checked(pdf: bytes, day: date | None) -> bytes:
    """The PDF with `day` as its date instead of the engine's. Raises `PdfFailed` for another font in it."""
    refuse_other_faces(PdfReader(BytesIO(pdf)))
    return pdf.replace(pdf_engine.SAME_DATE, f"D:{day:%Y%m%d}000000".encode()) if day else pdf


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
