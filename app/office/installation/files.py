"""Files of the installation: for its owner alone, and on the disk before anybody is told that they are."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

#: What lies directly in the installation's folder and is ours, whoever made it.
_OURS = ("so-cong-doan.db*", "truoc-nang-cap-*", "secret_key", "installed", "first_run_*")
UPLOADS = "uploads"


def make_folder(path: Path) -> None:
    """The folder, made for its owner alone unless it is there."""
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place of what was there; after a power cut it is the old one or the new one, whole."""
    beside = write_beside(path, data)
    try:
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    keep_names(path.parent)


def write_beside(path: Path, data: bytes) -> Path:
    """A new file in the folder of `path`, for its owner alone, its content on the disk."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(beside, "xb", opener=owner_only) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def keep_names(folder: Path) -> None:
    """See to it that the names of new files in the folder outlive a power cut."""
    if os.name != "posix":
        return  # Windows cannot open a folder, and writes names down by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def tighten(folder: Path, database: Path | None) -> None:
    """Take the rights of others from what an older start, or a copy, left open to them."""
    _tighten(folder)
    beside = (
        [] if database is None else [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    )
    for path in {*beside, *_ours(folder)}:
        _tighten(path)


def _ours(folder: Path) -> Iterator[Path]:
    for pattern in _OURS:
        yield from folder.glob(pattern)
    uploads = folder / UPLOADS
    yield uploads
    if not uploads.is_symlink():
        yield from uploads.rglob("*")


def _tighten(path: Path) -> None:
    """0600 for a file, 0700 for a folder, where the owner is who runs this; a shared folder stays."""
    with suppress(FileNotFoundError):  # taken away meanwhile, as SQLite does with its log
        found = path.lstat()
        is_folder = stat.S_ISDIR(found.st_mode)
        if not (is_folder or stat.S_ISREG(found.st_mode)) or found.st_mode & stat.S_ISVTX:
            return
        if os.name == "posix" and found.st_uid == os.geteuid() and found.st_mode & 0o077:
            path.chmod(0o700 if is_folder else 0o600)


def owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
