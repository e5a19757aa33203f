"""Limits: pictures by the memory to decode them, scans by the quota of disk space."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from app.core.errors import Refused
from app.extensions import db
from app.log.attachments.content.pictures import MOST_HELD, held_of_jpeg, photograph_of, portrait_of
from app.log.attachments.facts import Scan
from app.log.attachments.rules import MOST_PIXELS, scan_of
from app.office.units.models import Unit
from tests.life.events.entries import put_event
from tests.log.attachments.scans import png

As = Callable[[str], FlaskClient]


def jpeg(**options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(out, "JPEG", **options)
    return out.getvalue()


def claims(width: int, height: int, colour_type: int = 2) -> bytes:
    """A PNG whose header claims this size; it must be refused before it is decoded."""
    head = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("options", "held"),
    [
        ({}, 0),
        ({"optimize": True}, 0),
        ({"progressive": True, "subsampling": "4:2:0"}, 3),
        ({"progressive": True, "subsampling": "4:4:4"}, 6),
    ],
)
def test_what_a_decoder_holds_of_a_jpeg(options: dict[str, object], held: float) -> None:
    assert held_of_jpeg(jpeg(**options)) == held


def test_colour_after_colour_is_held_too() -> None:
    """Baseline, but its first scan has one colour of three."""
    plain = jpeg(subsampling="4:4:4")
    place = plain.index(b"\xff\xda")
    assert plain[place + 4] == 3
    one = plain[: place + 4] + b"\x01" + plain[place + 5 :]
    assert held_of_jpeg(one) == 6
    assert held_of_jpeg(plain[:20]) > 0, "cut off: held for safety"


@pytest.mark.parametrize(("colour_type", "bytes_held"), [(2, 4), (6, 8)])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_head(
    colour_type: int, bytes_held: int
) -> None:
    width = MOST_HELD // bytes_held // 1000 + 1
    with pytest.raises(Refused) as refused:
        photograph_of(Scan(claims(width, 1000, colour_type), "anh.png", "png"))
    assert refused.value.field == "file"
    bound = f"{MOST_HELD / bytes_held / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")
    assert f"nhiều nhất được {bound} triệu" in refused.value.sentence
    with pytest.raises(Refused, match="triệu điểm ảnh"):
        portrait_of(claims(width, 1000, colour_type))


def test_a_scan_of_too_many_pixels_is_reported_the_bound() -> None:
    with pytest.raises(Refused, match=r"nhiều nhất được 80 triệu"):
        scan_of(claims(MOST_PIXELS // 1000 + 1, 1000), "a.png")


def test_a_square_is_cut_from_a_long_picture() -> None:
    out = BytesIO()
    Image.new("RGB", (3000, 400), "navy").save(out, "JPEG")
    assert Image.open(BytesIO(portrait_of(out.getvalue()))).size == (320, 320)


def send(client: FlaskClient, event_id: int, *, lines: int) -> TestResponse:
    """Attach one more picture, another each time."""
    out = BytesIO()
    Image.new("RGB", (10, lines), "navy").save(out, "PNG")
    return client.post(f"/tep/them/{event_id}", data={"file": (BytesIO(out.getvalue()), f"anh-{lines}.png")})


def test_an_entry_holds_so_much(app: Flask, as_role: As, union: Unit) -> None:
    event, client = put_event(union), as_role("recorder")
    app.config["SCANS_OF_ENTRY"] = 50
    answer = send(client, event.id, lines=5)
    assert answer.status_code == 422
    assert "Mục này chỉ còn chỗ cho" in answer.text
    app.config["SCANS_OF_ENTRY"] = 10_000
    assert send(client, event.id, lines=5).status_code == 303


def test_a_union_holds_so_much_withdrawn_ones_too(app: Flask, as_role: As, union: Unit) -> None:
    first, second, client = put_event(union), put_event(union, title="Hội diễn"), as_role("recorder")
    assert send(client, first.id, lines=5).status_code == 303
    from sqlalchemy import select

    from app.log.attachments.models import Attachment

    row = db.session.scalars(select(Attachment)).one()
    app.config["SCANS_OF_UNION"] = row.size + 10
    client.post(f"/tep/{row.id}/rut", data={"reason": "nhầm", "version": "1"})
    answer = send(client, second.id, lines=6)
    assert answer.status_code == 422
    assert "Công đoàn chỉ còn chỗ cho" in answer.text
    assert "quản trị" in answer.text


def test_the_form_shows_how_much_is_used(app: Flask, as_role: As, union: Unit) -> None:
    event, client = put_event(union), as_role("recorder")
    send(client, event.id, lines=5)
    page = client.get(f"/tep/them/{event.id}").text
    assert "Mục này đã dùng 1 KB trên 100 MB" in page
    assert "cả công đoàn 1 KB trên 5 GB" in page


def test_the_tests_own_picture_is_taken() -> None:
    assert scan_of(png(), "a.png").kind == "png"
