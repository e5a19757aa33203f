"""Recognises files that are no .xlsx workbook, with a text that says what to do. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

SAVE_AS = "Hãy mở bằng Excel và lưu lại dạng «Excel Workbook (.xlsx)»."
_NO_WORKBOOK = f"Tệp này không phải sổ Excel (.xlsx), hoặc đã hỏng. {SAVE_AS}"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BEGINS = (
    (b"%PDF", "Tệp là PDF, không phải sổ Excel. Hãy gửi tệp Excel gốc của bảng."),
    (b"\xff\xd8\xff", "Tệp là ảnh, không phải sổ Excel. Hãy gửi tệp Excel gốc của bảng."),
    (b"\x89PNG", "Tệp là ảnh, không phải sổ Excel. Hãy gửi tệp Excel gốc của bảng."),
    (b"{\\rtf", "Tệp là văn bản RTF, không phải sổ Excel. Hãy chép bảng vào Excel rồi lưu dạng .xlsx."),
    (b"Rar!", "Tệp là tệp nén RAR. Hãy giải nén rồi gửi tệp Excel bên trong."),
    (b"7z\xbc\xaf", "Tệp là tệp nén 7z. Hãy giải nén rồi gửi tệp Excel bên trong."),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
#: Marks in the content types of other Office files, in the order in which they are tried.
_TYPES = (
    (b"sheet.binary", f"Tệp là sổ Excel nhị phân (.xlsb). {SAVE_AS}"),
    (b"macroEnabled", f"Tệp có macro. {SAVE_AS}"),
    (b"spreadsheetml.template", f"Tệp là khuôn mẫu Excel (.xltx). {SAVE_AS}"),
    (b"wordprocessingml", "Tệp là văn bản Word (.docx). Hãy chép bảng vào Excel rồi lưu dạng .xlsx."),
    (b"presentationml", "Tệp là bài trình chiếu, không phải sổ Excel (.xlsx)."),
)


def refusal_by_bytes(content: bytes) -> str:
    """The refusal for a file that is no zip package."""
    if content.startswith(OLE):
        return _ole(content)
    for begin, sentence in _BEGINS:
        if content.startswith(begin):
            return sentence
    top = _as_text(content[:4096])
    if _XML_2003 in top:
        return f"Tệp là bảng tính XML 2003, không phải sổ Excel (.xlsx). {SAVE_AS}"
    if _HTML.search(top):
        return f"Tệp là trang web (HTML) mang tên Excel, thường do phần mềm khác xuất ra. {SAVE_AS}"
    if content.startswith(b"PK") or not _is_text(top):
        return _NO_WORKBOOK
    return f"Tệp là văn bản thường (CSV), không phải sổ Excel (.xlsx). {SAVE_AS}"


def refusal_by_parts(names: Collection[str], types: bytes, mime: bytes) -> str:
    """The refusal for a zip package that is no workbook, "" for a workbook; `mime`: the part `mimetype`."""
    if mime.startswith(_ODS):
        return f"Tệp là bảng tính OpenDocument (.ods). {SAVE_AS}"
    if "Index/Document.iwa" in names or any(name.endswith(".iwa") for name in names):
        return "Tệp là bảng tính Numbers của Apple. Hãy xuất ra dạng Excel (.xlsx) rồi gửi lại."
    for mark, sentence in _TYPES:
        if mark in types:
            return sentence
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return f"Tệp có macro. {SAVE_AS}"
    if any(name.lower().endswith((".xlsx", ".xls")) for name in names):
        return "Tệp là tệp nén (.zip) chứa sổ Excel. Hãy giải nén rồi gửi tệp Excel bên trong."
    return (
        "" if b"spreadsheetml.sheet.main+xml" in types else f"Tệp này không phải sổ Excel (.xlsx). {SAVE_AS}"
    )


def _ole(content: bytes) -> str:
    """The refusal for an OLE file: old workbooks, or encrypted new ones with a stream EncryptedPackage."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "Tệp được đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi lưu lại."
    if "WordDocument".encode("utf-16-le") in content:
        return "Tệp là văn bản Word cũ (.doc). Hãy chép bảng vào Excel rồi lưu dạng .xlsx."
    return f"Tệp thuộc loại Excel cũ (.xls) hoặc không phải sổ Excel. {SAVE_AS}"


def _as_text(top: bytes) -> bytes:
    """The beginning in UTF-8."""
    return top.decode("utf-16", "ignore").encode() if top[:2] in (b"\xff\xfe", b"\xfe\xff") else top


def _is_text(top: bytes) -> bool:
    """Whether these bytes are text with separators or lines."""
    is_written = not any(byte < 9 or 13 < byte < 32 for byte in top)
    return is_written and any(mark in top for mark in (b",", b";", b"\t", b"\n"))
