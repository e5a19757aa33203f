"""Checks of the files of scans."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import file_digest
from pathlib import Path

from app.log.attachments.models import Attachment
from app.log.attachments.queries import all_attachments, stored_names

#: At most this many files without a row are named.
_MOST_NAMED = 20


def scan_faults(unit_id: int, folder: Path) -> list[tuple[str, str]]:
    """(sentence, source) for each scan of the union whose file is missing or changed; withdrawn ones too.

    One statement; reads every file completely.
    """
    found = ((row, fault_of(row, folder / row.stored_name)) for row in all_attachments(unit_id))
    return [
        (f"Tệp đính kèm «{row.file_name}» {fault}", f"activities/{row.activity_id}")
        for row, fault in found
        if fault
    ]


def files_without_row(folder: Path) -> list[str]:
    """The names of files in the folder that belong to no scan: left by an interrupted write, or put there."""
    if not folder.is_dir():
        return []
    known = stored_names()
    # Folders are workbooks being imported; files whose name begins with a dot are incomplete.
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.name not in known)


def stray_files_text(names: Collection[str], folder: Path) -> str:
    """The sentence about such files."""
    first = ", ".join(list(names)[:_MOST_NAMED])
    more = f" và {len(names) - _MOST_NAMED} tệp nữa" if len(names) > _MOST_NAMED else ""
    return f"Trong {folder} có {len(names)} tệp không thuộc mục nào trong sổ: {first}{more}."


def fault_of(row: Attachment, path: Path) -> str:
    """What is wrong with the file of a scan; "" while it is as it was recorded. Reads it completely."""
    if not path.is_file():
        return f"không còn ({path})."
    size = path.stat().st_size
    if size != row.size:
        return f"có {size} byte, khi lưu có {row.size} byte ({path})."
    with path.open("rb") as file:
        is_same = file_digest(file, "sha256").hexdigest() == row.sha256
    return "" if is_same else f"không còn nội dung như khi lưu ({path})."
