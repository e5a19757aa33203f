"""Scans that concern one person only: named in their extract, and erased with their data."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import select

from app.extensions import db
from app.log.activities.models import Activity, ActivityMember
from app.log.attachments.actions import store
from app.log.attachments.models import Attachment
from app.web.personal.declared import Erasure, Said

#: A white dot as PNG: stands where a scan was, so that every row still has a file of its digest.
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEANl9ngAAAAABJRU5ErkJggg=="
)
_NAME, _REASON = "da-xoa.png", "Đã xóa dữ liệu cá nhân"


def files_naming(unit_id: int, member_id: int) -> Iterator[Said]:
    """The scans of entries that name the person."""
    rows = db.session.execute(
        select(Attachment, Activity.title)
        .join(Activity, Activity.id == Attachment.activity_id)
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(Attachment.unit_id == unit_id, ActivityMember.member_id == member_id)
        .order_by(Attachment.id)
    )
    for row, title in rows:
        yield {"Tên tệp": row.file_name, "Mô tả": row.description, "Của mục": title}


def erase_scans(erasure: Erasure) -> None:
    """Put a dot in place of the scans of entries that name nobody else and no fund paid for."""
    folder = erasure.folder / "uploads"
    rows = db.session.scalars(
        select(Attachment)
        .join(Activity, Activity.id == Attachment.activity_id)
        .where(Attachment.activity_id.in_(erasure.alone_in), Activity.fund_id.is_(None))
    )
    for row in rows.all():
        erasure.doomed.append(folder / row.stored_name)
        row.stored_name, row.file_name, row.description = secrets.token_hex(16), _NAME, ""
        row.kind, row.size, row.sha256 = "png", len(_DOT), sha256(_DOT).hexdigest()
        row.withdrawn_at, row.withdrawn_reason = row.withdrawn_at or erasure.at, _REASON
        store(folder / row.stored_name, _DOT)
        gone = dict.fromkeys(("file_name", "size", "sha256", "description"))
        erasure.cut[f"activities/{row.activity_id}"] |= gone
    db.session.flush()
