"""Valid scans: the content decides, the name must agree, nothing may be appended."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from app.core.errors import Refused
from app.log.attachments.rules import MOST_BYTES, plain_name, scan_of
from tests.log.attachments.scans import jpeg, pdf, png

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def archive() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr("a.txt", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (png(), "hoa-don.png", "png"),
        (jpeg(), "ANH.JPG", "jpeg"),
        (jpeg(), "anh.jpeg", "jpeg"),
        (jpeg() + b"notes of a phone SEFT", "anh.jpg", "jpeg"),
        (pdf(), "phieu.pdf", "pdf"),
        (pdf() + b"\r\n\0\0", "phieu.pdf", "pdf"),
    ],
)
def test_scans_are_taken(data: bytes, name: str, kind: str) -> None:
    assert scan_of(data, name).kind == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SVG, "anh.svg"),
        (SVG, "anh.png"),
        (HTML, "anh.jpg"),
        (HTML + png(), "anh.png"),
        (png() + HTML, "anh.png"),
        (png() + archive(), "anh.png"),
        (jpeg() + HTML, "anh.jpg"),
        (pdf() + HTML, "phieu.pdf"),
        (pdf() + archive(), "phieu.pdf"),
        (b"%PDF-1.7\n" + HTML + b"\n%%EOF", "phieu.pdf"),
        (pdf(script="app.alert(1)"), "phieu.pdf"),
        (png()[:-20], "anh.png"),
        (jpeg()[:-20], "anh.jpg"),
        (b"GIF89a" + bytes(40), "anh.gif"),
        (archive(), "phieu.pdf"),
    ],
)
def test_other_files_are_refused(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match="không phải là tệp PDF, JPEG hoặc PNG"):
        scan_of(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [(png(), "anh.jpg"), (jpeg(), "phieu.pdf"), (pdf(), "phieu.html"), (png(), "khong-duoi")],
)
def test_a_name_that_claims_another_kind_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(Refused, match="không khớp với nội dung"):
        scan_of(data, name)


def test_empty_and_too_large_files_are_refused() -> None:
    with pytest.raises(Refused, match="trống"):
        scan_of(b"", "a.pdf")
    with pytest.raises(Refused, match="10 MB"):
        scan_of(png() + bytes(MOST_BYTES), "a.png")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Scan\\Hóa đơn 12.pdf", "Hóa đơn 12.pdf"),
        ('a"b;c<d>.png', "a_b_c_d_.png"),
        ("a\r\nSet-Cookie: x.png", "a Set-Cookie_ x.png"),
        ("...", "tep"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
    ],
)
def test_names_lose_folders_and_what_headers_mind(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept
