"""Files as downloads: never displayed by the browser, no content sniffing."""

from __future__ import annotations

from collections.abc import Container
from io import BytesIO

from flask import Response, abort, request, send_file

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "goi": "application/octet-stream",
}


def download(data: bytes, file_name: str, kind: str) -> Response:
    """The file as an attachment of the name; `kind` is one of `MEDIA_TYPES`."""
    response = send_file(BytesIO(data), MEDIA_TYPES[kind], as_attachment=True, download_name=file_name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def format_wanted(offered: Container[str]) -> str | None:
    """The format in `?dang=`, None for the page; 400 for one that is not offered."""
    wanted = request.args.get("dang")
    if wanted and wanted not in offered:
        abort(400)
    return wanted or None
