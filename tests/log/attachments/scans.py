"""Valid scans and other files for tests."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from app.log.activities.models import Activity
from tests.downloads import As


def png() -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


def jpeg() -> bytes:
    """The same as a phone makes it."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    return out.getvalue()


def pdf(*, script: str = "") -> bytes:
    """One empty page; with `script`, one that runs when the file is opened."""
    out, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    if script:
        runs = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(runs)
    writer.write(out)
    return out.getvalue()


def send(as_role: As, username: str, entry: Activity, data: bytes, name: str) -> Any:
    """Attach a file to an entry through the page."""
    sent = {"file": (BytesIO(data), name)}
    return as_role(username).post(f"/tep/them/{entry.id}", data=sent, content_type="multipart/form-data")
