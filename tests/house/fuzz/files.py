"""Files that no office keeps: bombs, cut-off ones, ones of two kinds, ones that reach for something else."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.log.attachments.scans import jpeg, pdf, png

SHEET = "xl/worksheets/sheet1.xml"
CELLS = re.compile(rb"<sheetData.*?</sheetData>|<sheetData ?/>", re.S)


def rewritten(book: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The workbook with its parts changed, and more of them."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def of_cells(book: bytes, cells: bytes) -> bytes:
    """The workbook with these cells on its first sheet."""
    data = b"<sheetData>" + cells + b"</sheetData>"
    return rewritten(book, lambda name, old: CELLS.sub(lambda _: data, old) if name == SHEET else old)


def of_head(book: bytes, head: bytes) -> bytes:
    """The workbook whose first sheet begins with this."""
    return rewritten(book, lambda name, old: head + old.split(b"?>", 1)[-1] if name == SHEET else old)


def workbooks(book: bytes) -> Iterator[tuple[str, bytes]]:
    """What is sent as a workbook, by what is wrong with it; `book` is a good one."""
    bomb = b'<row r="1"><c r="A1"><v>' + b"1" * 60_000_000 + b"</v></c></row>"
    yield "bomb", of_cells(book, bomb)
    yield "deep", of_cells(book, b'<row r="1">' + b"<c>" * 100_000 + b"</c>" * 100_000 + b"</row>")
    yield "entities", of_head(book, b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>')
    yield (
        "entities after a comment",
        of_head(book, b"<!--" + b"x" * 5_000 + b'--><!DOCTYPE a SYSTEM "file:///etc/passwd">'),
    )
    yield "far cell", of_cells(book, b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>')
    yield "beyond the sheet", of_cells(book, b'<row r="99999999999"><c r="ZZZZZZ0"><v>1</v></c></row>')
    yield "rows backwards", of_cells(book, b'<row r="9"><c r="B9"/></row><row r="2"><c r="A2"/></row>')
    yield (
        "formulas",
        of_cells(
            book, b'<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://x.test")</f><v>=cmd|x</v></c></row>'
        ),
    )
    for kind, value in (
        ("s", b"999999999"),
        ("s", b"-1"),
        ("n", b"abc"),
        ("n", b"1e999"),
        ("n", b"nan"),
        ("b", b"7"),
    ):
        cell = b'<c r="A1" t="%s"><v>%s</v></c>' % (kind.encode(), value)
        yield f"{kind} {value.decode()}", of_cells(book, b'<row r="1">' + cell * 3 + b"</row>")
    yield (
        "parts elsewhere",
        rewritten(book, lambda _, old: old, **{"../../x.xml": b"<a/>", "C:\\x.xml": b"<a/>"}),
    )
    outside = (
        b'<Relationships><Relationship Id="r" Target="http://x.test" TargetMode="External"/></Relationships>'
    )
    yield "outside", rewritten(book, lambda _, old: old, **{"xl/externalLinks/_rels/a.xml.rels": outside})
    yield (
        "many parts",
        rewritten(book, lambda _, old: old, **{f"x{number}.xml": b"" for number in range(3_000)}),
    )
    yield "without sheets", rewritten(book, lambda name, old: b"<worksheet/>" if name == SHEET else old)
    yield "noise inside", rewritten(book, lambda name, old: old[::-1] if name.startswith("xl/") else old)
    yield "cut off", book[: len(book) // 2]
    yield "bad sum", book[:200] + bytes([book[200] ^ 255]) + book[201:]
    yield "two kinds", b"%PDF-1.4\n" + book
    yield "a page", b"<html><table><tr><td>1</td></tr></table></html>"
    yield "old", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2_000
    yield "nothing", b""


def scans() -> Iterator[tuple[str, bytes]]:
    """What is sent as a scan or a photograph."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    yield "large.png", b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + _part(b"IDAT", b"") + _part(b"IEND", b"")
    text = b"a\0\0" + zlib.compress(b"\0" * 60_000_000)
    yield "text.png", png()[:33] + _part(b"zTXt", text) + png()[33:]
    profile = b"a\0\0" + zlib.compress(b"\0" * 60_000_000)
    yield "profile.png", png()[:33] + _part(b"iCCP", profile) + png()[33:]
    for whole, name in ((png(), "png"), (jpeg(), "jpg"), (pdf(), "pdf")):
        yield f"cut.{name}", whole[: len(whole) // 2]
        yield f"more.{name}", whole + b"PK\x03\x04" + b"\0" * 100
        yield f"begin.{name}", whole[:8]
        yield f"noise.{name}", whole[:20] + whole[:19:-1]
    yield "script.pdf", pdf(script="app.alert(1)")
    yield (
        "deep.pdf",
        b"%PDF-1.4\n1 0 obj " + b"[" * 50_000 + b"]" * 50_000 + b" endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    )
    yield (
        "itself.pdf",
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>> endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    )
    yield "page.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    yield "nothing.png", b""


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
