"""What must hold of the scans beside what the database itself guards: their files."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import file_digest
from pathlib import Path

from app.log.attachments.models import Attachment
from app.log.attachments.queries import all_attachments, stored_names

#: So many files without a row are named; of the rest their number is told.
_MOST_NAMED = 20


def scan_faults(unit_id: int, folder: Path) -> list[tuple[str, str]]:
    """(sentence, source) for each scan of the union whose file is not what was kept; withdrawn ones too.

    One statement; every file is read to its end.
    """
    found = ((row, _fault(row, folder / row.stored_name)) for row in all_attachments(unit_id))
    return [
        (f"Tệp đính kèm «{row.file_name}» {fault}", f"activities/{row.activity_id}")
        for row, fault in found
        if fault
    ]


def files_without_row(folder: Path) -> list[str]:
    """The names of files among the scans that no entry has: left by a write cut off, or put there."""
    if not folder.is_dir():
        return []
    known = stored_names()
    # Folders are workbooks under way, and a name with a dot before it is a file half written.
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.name not in known)


def told_files(names: Collection[str], folder: Path) -> str:
    """Those files in a sentence."""
    first = ", ".join(list(names)[:_MOST_NAMED])
    more = f" và {len(names) - _MOST_NAMED} tệp nữa" if len(names) > _MOST_NAMED else ""
    return f"Trong {folder} có {len(names)} tệp không thuộc mục nào trong sổ: {first}{more}."


def _fault(row: Attachment, path: Path) -> str:
    if not path.is_file():
        return f"không còn ({path})."
    size = path.stat().st_size
    if size != row.size:
        return f"có {size} byte, khi lưu có {row.size} byte ({path})."
    with path.open("rb") as file:
        is_same = file_digest(file, "sha256").hexdigest() == row.sha256
    return "" if is_same else f"không còn nội dung như khi lưu ({path})."
