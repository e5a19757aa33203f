"""Converts a workbook's package for openpyxl: Strict Open XML to the usual names, UTF-16 to UTF-8."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

#: Bytes; larger copies are kept on disk.
_IN_MEMORY = 8 * 1024 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    "spreadsheetml/main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
#: Namespaces and relation types in attributes: texts of cells are not touched.
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
#: The part that lists the content type of each other part.
TYPES_PART = "[Content_Types].xml"
_MAIN_PARTS = ("xl/workbook.xml", "_rels/.rels")


@contextmanager
def plain_package(path: Path) -> Iterator[tuple[Path | IO[bytes], bool]]:
    """The file, or a copy with usual names, gone afterwards; and whether it was Strict."""
    with zipfile.ZipFile(path) as package:
        is_strict = any(
            _STRICT in usual(package.read(name)) for name in package.namelist() if name in _MAIN_PARTS
        )
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        if not is_strict and not any(_is_wide(package, name) for name in parts):
            yield path, False
            return
        with SpooledTemporaryFile(_IN_MEMORY) as copy:
            with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
                for name in package.namelist():
                    content = package.read(name)
                    made.writestr(name, _plain(content) if name in parts else content)
            copy.seek(0)
            yield copy, is_strict


def _is_wide(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        return part.read(2) in _WIDE


def _plain(content: bytes) -> bytes:
    return _NAME.sub(_renamed, usual(content))


def _renamed(found: re.Match[bytes]) -> bytes:
    namespace = found[3].decode()
    for strict, usual in _USUAL.items():
        if namespace == strict or namespace.startswith(f"{strict}/"):
            name = usual + namespace.removeprefix(strict)
            return found[1] + found[2] + name.encode() + found[4]
    return found[0]


def usual(content: bytes) -> bytes:
    """A part in UTF-8."""
    wide = _WIDE.get(content[:2])
    if wide is None:
        return content
    return _ENCODING.sub(r"\1\2UTF-8\3", content.decode(wide), count=1).encode()
