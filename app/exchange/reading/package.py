"""What a file is, before anything of it is unpacked: an .xlsx workbook of bearable size, or a refusal."""

from __future__ import annotations

import zipfile
from pathlib import Path

from app.exchange.problems import Unreadable

#: Bytes. A year of 10.000 contributions unpacks to 4 MB; 200.000 empty rows with formats to 40 MB.
LARGEST_FILE = 32 * 1024 * 1024
LARGEST_UNPACKED = 160 * 1024 * 1024
#: Deflate reaches 1000; workbooks stay far below, also when most of their rows are empty.
HIGHEST_RATIO = 150
RATIO_COUNTS_FROM = 16 * 1024 * 1024
MOST_ENTRIES = 2_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAIN = b"spreadsheetml.sheet.main+xml"
_SAVE_AS = "Hãy mở bằng Excel và lưu lại dạng «Excel Workbook (.xlsx)»."


def check_package(path: Path) -> None:
    """Raise Unreadable unless the file is an .xlsx without macros that unpacks to a bearable size."""
    if not path.is_file():
        raise Unreadable("Không có tệp này. Hãy kiểm tra lại đường dẫn.")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("Tệp rỗng, không có gì bên trong. Hãy chọn lại tệp.")
    if size > LARGEST_FILE:
        raise Unreadable(f"Tệp quá lớn ({size // 2**20} MB); nhiều nhất {LARGEST_FILE // 2**20} MB.")
    with path.open("rb") as file:
        if file.read(8) == _OLE:
            raise _ole(file.read())
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError) as bad:
        raise Unreadable(f"Tệp này không phải sổ Excel (.xlsx), hoặc đã hỏng. {_SAVE_AS}") from bad


def _ole(content: bytes) -> Unreadable:
    """Old workbooks and encrypted new ones share a container; the latter name a stream EncryptedPackage."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable(
            "Tệp được đặt mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi lưu lại."
        )
    return Unreadable(f"Tệp thuộc loại Excel cũ (.xls) hoặc không phải sổ Excel. {_SAVE_AS}")


def _check_entries(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED:
        raise Unreadable("Tệp bung ra quá lớn, không mở để giữ an toàn cho máy. Hãy kiểm tra lại tệp.")
    if unpacked > RATIO_COUNTS_FROM and unpacked > HIGHEST_RATIO * packed:
        raise Unreadable("Tệp nén khác thường (bung ra lớn gấp nhiều lần), không mở để giữ an toàn cho máy.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.")
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        raise Unreadable(f"Tệp này không phải sổ Excel (.xlsx). {_SAVE_AS}")
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(f"Tệp có macro. {_SAVE_AS}")
    if _MAIN not in types:
        raise Unreadable(f"Tệp này không phải sổ Excel (.xlsx). {_SAVE_AS}")
    for entry in entries:
        _refuse_entities(package, entry)


def _refuse_entities(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Excel writes no document type; one only ever declares entities that blow up when they are read."""
    if entry.filename.endswith((".xml", ".rels")):
        with package.open(entry) as part:
            if b"<!DOCTYPE" in part.read(4096):
                raise Unreadable("Tệp có phần khai báo lạ (DOCTYPE), không mở để giữ an toàn cho máy.")
