"""Photographs of events: small, without EXIF, shown as thumbnails."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from app.core.errors import Refused
from app.extensions import db
from app.log.attachments.content.pictures import photograph_of
from app.log.attachments.facts import Scan
from app.log.attachments.models import Attachment
from app.office.units.models import Unit
from tests.downloads import As
from tests.life.events.entries import put_event
from tests.life.visits.visits import put_visit
from tests.log.attachments.scans import pdf, send

ORIENTATION, MAKER = 0x0112, 0x010F


def photograph(width: int = 3000, height: int = 2000, *, turned: bool = False) -> bytes:
    """A JPEG as a phone makes it, with metadata."""
    out, exif = BytesIO(), Image.Exif()
    exif[MAKER] = "May anh bi mat"
    if turned:
        exif[ORIENTATION] = 6
    Image.new("RGB", (width, height), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photograph_is_made_small_and_loses_what_the_phone_wrote() -> None:
    sent = photograph()
    assert b"May anh bi mat" in sent
    kept = photograph_of(Scan(sent, "hop.jpg", "jpeg")).data
    assert opened(kept).size == (1600, 1067)
    assert dict(opened(kept).getexif()) == {}
    assert b"May anh bi mat" not in kept


def test_turned_by_the_phone_it_stands_as_seen_without_its_metadata() -> None:
    kept = photograph_of(Scan(photograph(300, 200, turned=True), "hop.jpg", "jpeg")).data
    assert opened(kept).size == (200, 300)


def test_a_small_picture_is_not_blown_up_and_a_png_stays_clear() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    kept = photograph_of(Scan(out.getvalue(), "logo.png", "png")).data
    assert (opened(kept).size, opened(kept).mode, opened(kept).format) == ((8, 8), "RGBA", "PNG")


def test_a_pdf_is_left_alone_and_what_cannot_be_drawn_is_refused() -> None:
    assert photograph_of(Scan(pdf(), "a.pdf", "pdf")).data == pdf()
    broken = photograph()[:200] + b"\xff\xd9"
    with pytest.raises(Refused):
        photograph_of(Scan(broken, "a.jpg", "jpeg"))


def test_at_an_event_it_is_kept_small_and_shown(as_role: As, union: Unit, app: Flask) -> None:
    entry = put_event(union)
    assert send(as_role, "recorder", entry, photograph(), "hop.jpg").status_code == 303
    row = db.session.scalars(select(Attachment)).one()
    stored = (Path(app.instance_path) / "uploads" / row.stored_name).read_bytes()
    assert (max(opened(stored).size), row.size) == (1600, len(stored))
    page = as_role("auditor").get(f"/hoat-dong/{entry.id}")
    assert f'<img src="/tep/{row.id}/anh-nho" alt="hop.jpg"' in page.text
    small = as_role("auditor").get(f"/tep/{row.id}/anh-nho")
    assert (small.mimetype, small.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert max(opened(small.data).size) == 320


def test_scans_of_other_entries_keep_their_size_and_have_no_thumbnail(as_role: As, union: Unit) -> None:
    entry, sent = put_visit(union), photograph()
    send(as_role, "recorder", entry, sent, "hoa-don.jpg")
    row = db.session.scalars(select(Attachment)).one()
    assert opened(as_role("auditor").get(f"/tep/{row.id}").data).size == opened(sent).size == (3000, 2000)
    assert as_role("auditor").get(f"/tep/{row.id}/anh-nho").status_code == 404


def test_withdrawn_and_foreign_ones_are_not_shown(as_role: As, union: Unit) -> None:
    entry = put_event(union)
    send(as_role, "recorder", entry, photograph(), "hop.jpg")
    row = db.session.scalars(select(Attachment)).one()
    for username, status in {"stranger": 404, "member": 403, "upper": 403, "": 303}.items():
        assert as_role(username).get(f"/tep/{row.id}/anh-nho").status_code == status
    as_role("recorder").post(f"/tep/{row.id}/rut", data={"version": "1", "reason": "Nhầm ảnh"})
    assert as_role("auditor").get(f"/tep/{row.id}/anh-nho").status_code == 404
    assert "anh-nho" not in as_role("auditor").get(f"/hoat-dong/{entry.id}").text
