"""A workbook's package as openpyxl knows it: Strict Open XML with the usual names, UTF-16 as UTF-8."""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

#: Beyond it the copy lies on the disk.
_IN_MEMORY = 8 * 1024 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    "spreadsheetml/main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
#: Names of namespaces, and kinds of relations, which go on behind the name: a text of a cell stays as it is.
_NAME = re.compile(
    rb"""((?:xmlns(?::[\w.-]+)?|Type)\s*=\s*)(["'])http://purl\.oclc\.org/ooxml/([\w/.-]+)(["'])"""
)
_ENCODING = re.compile(r"""(<\?xml[^>]*?encoding\s*=\s*)(["'])[^"']+(["'])""")
_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
#: The part that says what each of the others is.
TYPES_PART = "[Content_Types].xml"
_MAIN_PARTS = ("xl/workbook.xml", "_rels/.rels")


def plain_package(path: Path) -> tuple[Path | IO[bytes], bool]:
    """The file, or a copy with usual names; and whether it was Strict."""
    with zipfile.ZipFile(path) as package:
        is_strict = any(
            _STRICT in usual(package.read(name)) for name in package.namelist() if name in _MAIN_PARTS
        )
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        if not is_strict and not any(_is_wide(package, name) for name in parts):
            return path, False
        copy: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the reader closes it
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            for name in package.namelist():
                content = package.read(name)
                made.writestr(name, _plain(content) if name in parts else content)
    copy.seek(0)
    return copy, is_strict


def _is_wide(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        return part.read(2) in _WIDE


def _plain(content: bytes) -> bytes:
    return _NAME.sub(_renamed, usual(content))


def _renamed(found: re.Match[bytes]) -> bytes:
    said = found[3].decode()
    for strict, usual in _USUAL.items():
        if said == strict or said.startswith(f"{strict}/"):
            name = usual + said.removeprefix(strict)
            return found[1] + found[2] + name.encode() + found[4]
    return found[0]


def usual(content: bytes) -> bytes:
    """A part in UTF-8."""
    wide = _WIDE.get(content[:2])
    if wide is None:
        return content
    return _ENCODING.sub(r"\1\2UTF-8\3", content.decode(wide), count=1).encode()
