"""Checks a file before it is unpacked: an .xlsx workbook of acceptable size, or a refusal."""

from __future__ import annotations

import zipfile
from pathlib import Path

from app.exchange.workbook.problems import Unreadable
from app.exchange.workbook.reading.files.declared import refuse_document_types
from app.exchange.workbook.reading.files.kinds import SAVE_AS, refusal_by_bytes, refusal_by_parts
from app.exchange.workbook.reading.files.plain import TYPES_PART, usual
from app.exchange.workbook.reading.files.zips import DAMAGED, is_usual

#: Bytes. A year of 10.000 contributions unpacks to 4 MB; 200.000 empty rows with formats to 40 MB.
LARGEST_FILE = 32 * 1024 * 1024
LARGEST_UNPACKED = 160 * 1024 * 1024
#: Deflate reaches 1000; workbooks stay far below, also when most of their rows are empty.
HIGHEST_RATIO = 150
RATIO_COUNTS_FROM = 16 * 1024 * 1024
MOST_ENTRIES = 2_000
_BAD = f"Tệp này không phải sổ Excel (.xlsx), hoặc đã hỏng. {SAVE_AS}"


def check_package(path: Path) -> None:
    """Raise Unreadable unless the file is an .xlsx without macros that unpacks to an acceptable size."""
    if not path.is_file():
        raise Unreadable("Không có tệp này. Hãy kiểm tra lại đường dẫn.")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("Tệp rỗng, không có gì bên trong. Hãy chọn lại tệp.")
    if size > LARGEST_FILE:
        raise Unreadable(f"Tệp quá lớn ({size // 2**20} MB); nhiều nhất {LARGEST_FILE // 2**20} MB.")
    if not zipfile.is_zipfile(path):
        raise Unreadable(refusal_by_bytes(path.read_bytes()))
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package)
    except DAMAGED as bad:
        raise Unreadable(_BAD) from bad


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
    if not all(map(is_usual, entries)):
        raise Unreadable(_BAD)
    names = {entry.filename for entry in entries}
    types = usual(package.read(TYPES_PART)) if TYPES_PART in names else b""
    mime = package.read("mimetype")[:100] if "mimetype" in names else b""
    if refusal := refusal_by_parts(names, types, mime):
        raise Unreadable(refusal)
    refuse_document_types(package, types)
