"""Scans that concern one person only go with their data."""

from __future__ import annotations

import base64
import secrets
from hashlib import sha256

from app.extensions import db
from app.log.attachments.actions import store
from app.log.attachments.queries import scans_alone
from app.web.personal.declared import Erasure

#: A white dot as PNG: stands where a scan was, so that every row still has a file of its digest.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEANl9ngAAAAABJRU5ErkJggg=="
)
_NAME, _REASON = "da-xoa.png", "Đã xóa dữ liệu cá nhân"


def erase_scans(erasure: Erasure) -> None:
    """Put a dot in place of the scans of entries that name nobody else and no fund paid for."""
    folder = erasure.folder / "uploads"
    for row in scans_alone(erasure.alone_in):
        erasure.doomed.append(folder / row.stored_name)
        row.stored_name, row.file_name, row.description = secrets.token_hex(16), _NAME, ""
        row.kind, row.size, row.sha256 = "png", len(_DOT), sha256(_DOT).hexdigest()
        row.withdrawn_at, row.withdrawn_reason = row.withdrawn_at or erasure.at, _REASON
        store(folder / row.stored_name, _DOT)
        gone = dict.fromkeys(("file_name", "size", "sha256", "description"))
        erasure.cut[f"activities/{row.activity_id}"] |= gone
    db.session.flush()
