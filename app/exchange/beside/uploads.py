"""Workbooks that were sent and wait to be looked over and taken: a folder each, of a name nobody guesses.

Nothing here reads the clock: ages are told by comparing the times of files.
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

#: Where a workbook stands, as `progress.json` says it; the first four are steps under way.
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
#: Whatever became of a workbook, its copy and what was found in it are kept for so many hours.
KEPT_HOURS = 24
#: A step that has told nothing for so long was cut off with the server.
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
        """Keep something said of the workbook; a reader sees the old or the new, never half of it."""
        self._put(Path(self.folder) / f"{name}.json", json.dumps(content, ensure_ascii=False).encode())

    def keep(self, name: str, content: bytes) -> None:
        """Keep a workbook: `book`, that was sent, or `made`, that is to be downloaded."""
        self._put(Path(self.folder) / f"{name}.xlsx", content)

    def _put(self, path: Path, content: bytes) -> None:
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        with open(fresh, "wb", opener=owner_only) as file:
            file.write(content)
        fresh.replace(path)

    def get(self, name: str) -> dict[str, Any]:
        """What was kept under that name; empty when nothing was."""
        path = Path(self.folder) / f"{name}.json"
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def take_turn(self) -> bool:
        """Whether this is the first to ask: of two clicks on «Ghi vào sổ» only one writes."""
        try:
            os.close(os.open(Path(self.folder) / "turn", os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        return True

    def give_turn_back(self) -> None:
        """The books were not written after all: it may be tried again."""
        (Path(self.folder) / "turn").unlink(missing_ok=True)

    def is_silent(self) -> bool:
        """Whether the step under way has told nothing for two minutes."""
        asked = Path(self.folder) / "asked"
        asked.touch(mode=0o600)
        told = Path(self.folder) / "progress.json"
        return told.exists() and asked.stat().st_mtime - told.stat().st_mtime > _SILENT

    def drop_book(self) -> None:
        """The workbook is in the books now; its copy holds personal data and goes."""
        self.book.unlink(missing_ok=True)


def begin(root: Path, user_id: int, unit_id: int, file_name: str) -> Upload:
    """A new folder for a workbook; nothing is left of it where the disk is full. Folders too old go."""
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
    said = json.loads((folder / "upload.json").read_text("utf-8"))
    return Upload(str(folder), folder.name, said["user_id"], said["unit_id"], said["file_name"])


def drop(upload: Upload) -> None:
    """Forget a workbook."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def drop_old(root: Path) -> None:
    """Forget the workbooks whose time is over; others may be doing the same at this moment."""
    clock = root / "now"
    with suppress(OSError):  # a full disk, or a folder that is not there yet: the next time
        clock.touch(mode=0o600)
        os.utime(clock)
        now = clock.stat().st_mtime
        for folder in (*root.iterdir(), *_of_old(root)):
            if _TOKEN.fullmatch(folder.name) and _age(folder, now) > KEPT_HOURS * 3600:
                shutil.rmtree(folder, ignore_errors=True)


def _of_old(root: Path) -> list[Path]:
    """Workbooks that an earlier version kept among the scans."""
    return [path.parent for path in (root.parent / "uploads").glob("*/upload.json")]


def _age(folder: Path, now: float) -> float:
    """Seconds since the folder's last change; 0 for one that somebody else has just removed."""
    try:
        return now - folder.stat().st_mtime
    except FileNotFoundError:
        return 0
