"""Uploaded workbooks between the steps of an import: a folder each, with an unguessable name.

Ages are measured by comparing file times, not with the clock.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.office.installation.files import owner_only

#: The stages in `progress.json`; the first four are steps under way.
WAITING, READING, TRYING, WRITING, CHECKED, WRITTEN, BROKEN = (
    "waiting",
    "reading",
    "trying",
    "writing",
    "checked",
    "written",
    "broken",
)
UNDER_WAY = (WAITING, READING, TRYING, WRITING)

#: The folder of the installation that holds them.
FOLDER = "workbooks"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
#: Hours after which an upload and its results are deleted.
KEPT_HOURS = 24
#: Seconds without progress after which a step counts as cut off with the server.
_SILENT = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """One workbook that one officer sent for one union."""

    folder: str
    token: str
    user_id: int
    unit_id: int
    file_name: str

    @property
    def book(self) -> Path:
        """The workbook itself."""
        return Path(self.folder) / "book.xlsx"

    @property
    def made(self) -> Path:
        """The workbook that a step made, to be downloaded."""
        return Path(self.folder) / "made.xlsx"

    def put(self, name: str, content: dict[str, Any]) -> None:
        """Store data about the workbook as JSON, atomically: a reader sees the old or the new file."""
        self._put(Path(self.folder) / f"{name}.json", json.dumps(content, ensure_ascii=False).encode())

    def keep(self, name: str, content: bytes) -> None:
        """Store a workbook: `book`, the uploaded one, or `made`, the one to download."""
        self._put(Path(self.folder) / f"{name}.xlsx", content)

    def store(self, name: str, content: bytes) -> None:
        """Store a file that waits for somebody's word."""
        self._put(Path(self.folder) / name, content)

    def stored(self, name: str) -> bytes | None:
        """That file; None where there is none."""
        path = Path(self.folder) / name
        return path.read_bytes() if path.exists() else None

    def _put(self, path: Path, content: bytes) -> None:
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        with open(fresh, "wb", opener=owner_only) as file:
            file.write(content)
        fresh.replace(path)

    def get(self, name: str) -> dict[str, Any]:
        """The data stored under that name; empty when there is none."""
        path = Path(self.folder) / f"{name}.json"
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def take_turn(self) -> bool:
        """True for the first caller only: of two clicks on «Ghi vào sổ» one writes."""
        try:
            os.close(os.open(Path(self.folder) / "turn", os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        return True

    def give_turn_back(self) -> None:
        """Allow another attempt after a write that failed."""
        (Path(self.folder) / "turn").unlink(missing_ok=True)

    def is_silent(self) -> bool:
        """Whether the running step has made no progress for two minutes."""
        clock = Path(self.folder) / "now"
        clock.touch(mode=0o600)
        progress = Path(self.folder) / "progress.json"
        return progress.exists() and clock.stat().st_mtime - progress.stat().st_mtime > _SILENT

    def drop_book(self) -> None:
        """Delete the uploaded file, which holds personal data, after the import."""
        self.book.unlink(missing_ok=True)


def begin(root: Path, user_id: int, unit_id: int, file_name: str) -> Upload:
    """A new folder for a workbook, removed again where the disk is full. Deletes old folders."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    drop_old(root)
    token = secrets.token_urlsafe(16)
    folder = root / token
    folder.mkdir(mode=0o700)
    upload = Upload(str(folder), token, user_id, unit_id, file_name)
    try:
        upload.put("upload", asdict(upload))
    except OSError:
        drop(upload)
        raise
    return upload


def find(root: Path, token: str, user_id: int, unit_id: int) -> Upload | None:
    """The workbook of that token, if this user sent it for this union."""
    folder = root / token
    if not _TOKEN.fullmatch(token) or not (folder / "upload.json").exists():
        return None
    upload = opened(folder)
    return upload if (upload.user_id, upload.unit_id) == (user_id, unit_id) else None


def opened(folder: Path) -> Upload:
    """The workbook that lies in a folder, for the process that works on it."""
    stored = json.loads((folder / "upload.json").read_text("utf-8"))
    return Upload(str(folder), folder.name, stored["user_id"], stored["unit_id"], stored["file_name"])


def drop(upload: Upload) -> None:
    """Delete an upload."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def drop_old(root: Path) -> None:
    """Delete uploads older than KEPT_HOURS; other processes may do the same at this moment."""
    clock = root / "now"
    with suppress(OSError):  # a full disk, or a folder that is not there yet: the next time
        clock.touch(mode=0o600)
        os.utime(clock)
        now = clock.stat().st_mtime
        for folder in (*root.iterdir(), *_of_old(root)):
            if _TOKEN.fullmatch(folder.name) and _age(folder, now) > KEPT_HOURS * 3600:
                shutil.rmtree(folder, ignore_errors=True)


def folders_of(instance: Path, unit_id: int) -> list[Path]:
    """The folders of what was uploaded for the union, whoever sent it."""
    root = instance / FOLDER
    there = [note.parent for note in root.glob("*/upload.json")]
    return [folder for folder in (*there, *_of_old(root)) if opened(folder).unit_id == unit_id]


def _of_old(root: Path) -> list[Path]:
    """Uploads that an earlier version stored among the scans."""
    return [path.parent for path in (root.parent / "uploads").glob("*/upload.json")]


def _age(folder: Path, now: float) -> float:
    """Seconds since the folder's last change; 0 for one that was just removed."""
    try:
        return now - folder.stat().st_mtime
    except FileNotFoundError:
        return 0
