"""Refuses document types (DOCTYPE) in XML parts: Excel writes none, and they allow entity expansion."""

from __future__ import annotations

import zipfile
from typing import NoReturn
from xml.parsers import expat

from app.exchange.workbook.problems import Unreadable

_CHUNK = 64 * 1024


class _Begun(Exception):
    """The root element has started: no document type can follow."""


def refuse_document_types(package: zipfile.ZipFile, types: bytes) -> None:
    """Raise Unreadable for a part that declares a document type, in any encoding."""
    for entry in package.infolist():
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
        is_named = entry.filename.encode() in types
        _look(package, entry, must_be_xml=is_xml or is_named)


def _look(package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, must_be_xml: bool) -> None:
    """Parse up to the root element: a document type stands before it. Pictures fail earlier."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = _begin
    try:
        with package.open(entry) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk, False)
    except _Begun:
        return
    except (expat.ExpatError, ValueError, LookupError):
        # Not only letters that are no XML: also an encoding that is not known here, or has no single bytes.
        if must_be_xml:
            raise Unreadable("Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu lại rồi thử lại.") from None


def _refuse(*_arguments: object) -> NoReturn:
    raise Unreadable("Tệp có phần khai báo lạ (DOCTYPE), không mở để giữ an toàn cho máy.")


def _begin(*_arguments: object) -> NoReturn:
    raise _Begun
