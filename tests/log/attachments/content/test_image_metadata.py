"""Metadata of pictures is removed; pixels and orientation stay."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from sqlalchemy import select

from app.books.cashbook.models import Fund
from app.extensions import db
from app.log.activities.models import Activity
from app.log.attachments.actions import attach
from app.log.attachments.content.image_metadata import without_metadata
from app.log.attachments.facts import Scan
from app.log.attachments.models import Attachment
from app.log.attachments.rules import scan_of
from app.office.units.models import Unit
from tests.books.cashbook.books import payment, put_fund, record
from tests.conftest import OFFICER, TODAY
from tests.downloads import As
from tests.life.events.entries import put_petition
from tests.life.visits.visits import put_visit
from tests.log.attachments.scans import pdf, send

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
SECRETS = (b"May bi mat", b"16-28-5N", b"ghi chu", b"Photoshop", b"xmpmeta", b"nho hon")
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>16-28-5N</x:xmpmeta>"


def dots(mode: str = "RGB") -> Image.Image:
    """Pixels that all differ, so that encoding again would change them."""
    made = Image.new(mode, (31, 17))
    random = Random(1)
    size = 31 * 17 * len(made.getbands())
    made.frombytes(random.randbytes(size))
    return made


def notes(way: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = way, "May bi mat"
    exif[GPS] = {1: "N", 2: (16.0, 28.0, 5.0), 29: "16-28-5N"}
    return exif


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2) + body


def jpeg(way: int = 6, mode: str = "RGB", **how: object) -> bytes:
    """A photograph with metadata of every kind: Exif, XMP, IPTC, a comment, a second picture after it."""
    out = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    dots(mode).save(out, "JPEG", exif=notes(way), icc_profile=profile, dpi=(300, 300), **how)
    data = out.getvalue()
    beside = segment(0xE1, XMP) + segment(0xED, b"Photoshop 3.0\0 8BIM nho hon") + segment(0xFE, b"ghi chu")
    beside += segment(0xE5, b"May bi mat")
    return data[:2] + beside + data[2:] + b"\xff\xd8 16-28-5N SEFT"


def png(mode: str = "RGBA") -> bytes:
    out, info = BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", "ghi chu")
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add_text("Raw profile", "May bi mat", zip=True)
    dots(mode).save(out, "PNG", pnginfo=info, exif=notes(), dpi=(300, 300))
    return out.getvalue()


def pixels_of(data: bytes) -> tuple[tuple[int, int], bytes]:
    """Size and pixels of the picture after applying the orientation."""
    turned = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    return turned.size, turned.tobytes()


PICTURES = [
    ("jpeg", jpeg()),
    ("jpeg", jpeg(way=1)),
    ("jpeg", jpeg(way=8, progressive=True)),
    ("jpeg", jpeg(mode="L")),
    ("jpeg", jpeg(mode="CMYK")),
    ("jpeg", jpeg(restart_marker_blocks=1)),
    ("png", png()),
    ("png", png("RGB")),
]


@pytest.mark.parametrize(("kind", "sent"), PICTURES)
def test_the_dots_stay_and_the_notes_go(kind: str, sent: bytes) -> None:
    kept = scan_of(sent, f"anh.{kind}").data
    assert pixels_of(kept) == pixels_of(sent)
    with Image.open(BytesIO(sent)) as before, Image.open(BytesIO(kept)) as after:
        assert (after.mode, after.size, after.tobytes()) == (before.mode, before.size, before.tobytes())
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
        assert after.info["dpi"] == before.info["dpi"]
        assert set(after.getexif()) <= {ORIENTATION}
        assert not {"comment", "xmp", "photoshop", "mp"} & set(after.info)
    assert any(secret in sent for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in kept] == []
    assert without_metadata(kept, kind) == kept


def test_what_was_never_turned_has_no_notes_at_all() -> None:
    assert b"Exif" not in scan_of(jpeg(way=1), "anh.jpg").data
    assert b"Exif" in scan_of(jpeg(way=6), "anh.jpg").data


def test_notes_that_break_off_take_nothing_with_them() -> None:
    picture = jpeg()
    broken = picture[:2] + segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\x7f") + picture[2:]
    assert pixels_of(scan_of(broken, "anh.jpg").data)[0] in {(31, 17), (17, 31)}


def test_the_pictures_behind_the_first_go_too() -> None:
    """Phones append a second picture with its own metadata; it and its index are removed."""
    picture = jpeg()
    kept = scan_of(picture[:2] + segment(0xE2, b"MPF\0MM\0*") + picture[2:], "anh.jpg").data
    assert b"MPF" not in kept
    assert kept.count(b"\xff\xd8") == 1


def test_a_pdf_is_kept_byte_for_byte() -> None:
    assert scan_of(pdf(), "a.pdf").data == pdf()


@pytest.fixture(params=["visit", "petition", "money"])
def entry(request: pytest.FixtureRequest, union: Unit) -> Activity:
    """An entry of every sort that keeps pictures in the size in which they come."""
    if request.param == "visit":
        made = put_visit(union)
    elif request.param == "petition":
        made = put_petition(union)
    else:
        fund: Fund = put_fund(union, "Đoàn phí", cash=1_000_000)
        made = record(union, payment(fund, 50_000, TODAY))
    db.session.commit()
    return made


def test_an_attached_picture_is_stored_and_sent_without_them(
    as_role: As, entry: Activity, app: Flask
) -> None:
    assert send(as_role, "treasurer", entry, jpeg(), "nha.jpg").status_code == 303
    row = db.session.scalars(select(Attachment)).one()
    stored = (Path(app.instance_path) / "uploads" / row.stored_name).read_bytes()
    assert [secret for secret in SECRETS if secret in stored] == []
    assert (row.size, row.sha256) == (len(stored), sha256(stored).hexdigest())
    sent = as_role("auditor").get(f"/tep/{row.id}").data
    assert sent == stored
    assert pixels_of(sent) == pixels_of(jpeg())


def test_one_kept_by_an_older_version_stays_and_is_sent_without_them(
    as_role: As, union: Unit, app: Flask
) -> None:
    folder = Path(app.instance_path) / "uploads"
    row = attach(put_visit(union), Scan(jpeg(), "cu.jpg", "jpeg"), folder, OFFICER)
    db.session.commit()
    sent = as_role("auditor").get(f"/tep/{row.id}").data
    assert [secret for secret in SECRETS if secret in sent] == []
    assert pixels_of(sent) == pixels_of(jpeg())
    assert sha256((folder / row.stored_name).read_bytes()).hexdigest() == row.sha256
