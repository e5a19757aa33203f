"""Files of the installation: readable by the owner only, and synced to disk before a write is reported."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time

#: Our files directly in the installation's folder.
_OURS = (
    "so-cong-doan.db*",
    "truoc-nang-cap-*",
    "secret_key",
    "seal_*",
    "signing_key",
    "installed",
    "first_run_*",
    "backup_settings*",
)
UPLOADS = "uploads"
#: In seconds.
_LONGEST = 24 * 3600
#: Keys and settings that belong to the books and are kept beside them: every backup holds those that exist.
KEY_FILES = ("secret_key", "seal_key", "signing_key", "backup_settings")
#: Root certificates for signatures, put there by the administrator of the server.
ROOTS = "trusted_roots"
_CERTIFICATES = {".pem", ".crt", ".cer", ".der"}


def trusted_roots_in(folder: Path) -> list[Path]:
    """The files of certificates that are trusted, in the order of their names."""
    there = sorted((folder / ROOTS).glob("*"))
    return [one for one in there if one.suffix.lower() in _CERTIFICATES and one.is_file()]


def make_folder(path: Path) -> None:
    """Create the folder, for its owner only, unless it exists."""
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file; after a power cut it is either the old or the new one, complete."""
    beside = write_beside(path, data)
    try:
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_beside(path: Path, data: bytes) -> Path:
    """Write a temporary file beside `path`, for its owner only, synced to disk."""
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


def write_first(path: Path, data: bytes) -> None:
    """Write a new file, complete before it gets its name; of two that write it together the first wins."""
    fresh = write_beside(path, data)
    try:
        with suppress(FileExistsError):
            os.link(fresh, path)
    except OSError:
        fresh.replace(path)  # a disk without hard links
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def copy_synced(source: Path, to: Path) -> None:
    """Copy a file to a new one, for its owner only, synced to disk; none is left where that fails."""
    to.unlink(missing_ok=True)
    try:
        with open(source, "rb") as read, open(to, "xb", opener=owner_only) as written:
            shutil.copyfileobj(read, written, 1024 * 1024)
            written.flush()
            os.fsync(written.fileno())
    except BaseException:
        to.unlink(missing_ok=True)
        raise


def drop_left(folder: Path, prefix: str) -> None:
    """Delete old files with our prefix that killed processes left in the folder: no work takes a day."""
    for path in folder.glob(f"{prefix}*"):
        with suppress(OSError):  # deleted by another process, or left in place: neither does harm
            if path.lstat().st_mtime < time() - _LONGEST:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def sync_folder(folder: Path) -> None:
    """Sync the folder, so that names of new files survive a power cut."""
    if os.name != "posix":
        return  # Windows cannot open a folder, and syncs names by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def tighten(folder: Path, database: Path | None) -> None:
    """Remove other users' rights from files that an older version or a copy left open."""
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
    """0600 for a file, 0700 for a folder of the current user; shared (sticky) folders are left."""
    with suppress(FileNotFoundError):  # deleted meanwhile, as SQLite does with its log
        found = path.lstat()
        is_folder = stat.S_ISDIR(found.st_mode)
        if not (is_folder or stat.S_ISREG(found.st_mode)) or found.st_mode & stat.S_ISVTX:
            return
        if os.name == "posix" and found.st_uid == os.geteuid() and found.st_mode & 0o077:
            path.chmod(0o700 if is_folder else 0o600)


def owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
