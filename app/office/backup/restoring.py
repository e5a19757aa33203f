"""Restoring an archive: laid ready and checked beside the books, then put in their place in one step.

What is laid ready (`READY`) waits in the installation's folder. Before that nothing of the books was touched;
after it the work can be cut off at any moment and is completed by whoever opens the books next.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from pyrage.x25519 import Identity
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.core.errors import Refused
from app.office.backup import in_use, records, settings
from app.office.backup.archive.facts import BadArchive, Manifest
from app.office.backup.archive.making import MANIFEST, free_name
from app.office.backup.archive.unpacking import unpack
from app.office.backup.in_use import BEGUN, READY
from app.office.backup.loading import load, load_scratch, scratch
from app.office.backup.proving import made_and_proven
from app.office.backup.rules import BACKUPS, Reason, stem_of
from app.office.installation import mark, queries, sqlite_file
from app.office.installation.files import (
    ROOTS,
    UPLOADS,
    copy_synced,
    drop_left,
    make_folder,
    sync_folder,
    write_atomically,
)
from app.office.installation.troubles import Damaged, Unusable
from app.office.installation.upgrading import alone
from app.office.seals import latest
from app.office.union_kinds.known import OWN_FOLDER
from app.transactions import connected

_WORK = ".dang-khoi-phuc-"
_BOOKS, _KEEPS_SCHEMA = "books.db", "keeps_schema"
#: Settings of this machine stay what they are; the newest seal is noted again for the books put in place.
_SETTINGS = settings.NAME
_UNSOUND = "Bản sao lưu không khôi phục được trọn vẹn nên không dùng: {faults}"
_log = logging.getLogger(__name__)
_OPEN = "Sổ ở {place} đang được một chương trình khác mở. Hãy tắt chương trình ấy rồi khôi phục lại."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place; `saved` is where the books before it went (None: there were none)."""

    manifest: Manifest
    saved: Path | None


def lay_ready(
    folder: Path, archive: Path, identity: Identity | None, *, keeps_schema: bool = False
) -> Manifest:
    """Open the archive, restore it into a new database and lay both ready; the books stay as they are.

    Raises Refused, BadArchive, OSError; then nothing new is prepared.
    """
    make_folder(folder)
    drop_left(folder, _WORK)
    work = Path(mkdtemp(dir=folder, prefix=_WORK))
    try:
        manifest = unpack(archive, identity, work)
        with scratch(work / _BOOKS) as engine:
            faults = load_scratch(engine, manifest, work, upgrades=not keeps_schema)
        if faults:
            raise BadArchive(_UNSOUND.format(faults=" ".join(faults)))
        _fold(work / _BOOKS)
        (work / MANIFEST).write_bytes(manifest.to_json())
        if keeps_schema:
            (work / _KEEPS_SCHEMA).touch()
        _sync(work)
        give_up(folder)
        work.rename(folder / READY)
        sync_folder(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return manifest


def ready_in(folder: Path) -> Manifest | None:
    """The prepared restoration; None without one."""
    path = folder / READY / MANIFEST
    return Manifest.from_json(path.read_bytes()) if path.is_file() else None


def is_begun(folder: Path) -> bool:
    """Whether putting it in place was begun and cut off."""
    return (folder / READY / BEGUN).exists()


def give_up(folder: Path) -> None:
    """Drop the prepared restoration."""
    ready = folder / READY
    if ready.exists():
        # In one step: the half of it must not be taken for the whole.
        gone = folder / f"{_WORK}{secrets.token_hex(4)}"
        ready.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def put_in_place(engine: Engine, folder: Path) -> Restored | None:
    """Replace the books by the prepared restoration; None where there is none.

    The books that stand are copied first. Raises InUse where a server runs on the folder, and then touches
    nothing; Unusable, OSError and errors of the database: unless it was begun, the books then stand as before
    and the prepared restoration is dropped, so that the next start goes on with them.
    """
    with in_use.alone_in(folder):
        try:
            manifest = ready_in(folder)
            if manifest is None:
                return None
            saved = _put(engine, folder, manifest)
        except BaseException:
            if not is_begun(folder):
                give_up(folder)
            raise
        give_up(folder)
        return Restored(manifest, saved)


def _put(engine: Engine, folder: Path, manifest: Manifest) -> Path | None:
    """Save what stands and replace it; where the former went."""
    file, ready = sqlite_file.file_of(engine.url), folder / READY
    if file is not None and not (ready / _BOOKS).exists():
        # Cut off after the file had its place.
        return None
    saved = _save(engine, folder)
    if file is None:
        _replace_tables(engine, folder, manifest)
    else:
        _replace_file(file, folder)
    return saved


def _save(engine: Engine, folder: Path) -> Path | None:
    """Copy the present books; a damaged file is moved aside as it is."""
    file = sqlite_file.file_of(engine.url)
    if file is not None and not (file.exists() and file.stat().st_size):
        return None
    now, lock = datetime.now(UTC), settings.read_or_renew(folder).lock
    try:
        with connected(engine, writes=False) as connection:
            if not queries.version_of(connection) or not queries.is_begun(connection):
                return None
        path = free_name(folder / BACKUPS, stem_of(now, Reason.BEFORE_RESTORE))
        made, faults = made_and_proven(engine, folder, path, lock, Reason.BEFORE_RESTORE, now)
        if faults:
            path.unlink()
            raise Unusable(_UNSOUND.format(faults=" ".join(faults)))
        records.put(folder, records.note_of(made, faults, now))
    except (Damaged, DBAPIError, sqlite3.DatabaseError):
        if file is None:
            raise
        return _put_aside(file, folder, now)
    finally:
        engine.dispose()
    return path


def _put_aside(file: Path, folder: Path, now: datetime) -> Path:
    """A damaged file and its log, copied as they are: somebody may still read something out of them."""
    aside = folder / BACKUPS / f"hong-{now:%Y%m%d-%H%M%S}"
    make_folder(aside)
    for path in (file, sqlite_file.log_of(file)):
        if path.exists():
            copy_synced(path, aside / path.name)
    return aside


def _replace_file(file: Path, folder: Path) -> None:
    """The one step is the renaming; what comes before it harms neither the old books nor the new ones."""
    ready = folder / READY
    make_folder(file.parent)
    # The file may be on another disk than the folder.
    moved = file.with_name(f".{file.name}.moi")
    try:
        copy_synced(ready / _BOOKS, moved)
        with _closed(file):
            _place_beside(ready, folder)
        for log in (sqlite_file.log_of(file), file.with_name(file.name + "-shm")):
            log.unlink(missing_ok=True)
        moved.replace(file)
    finally:
        moved.unlink(missing_ok=True)
    sync_folder(file.parent)
    (ready / _BOOKS).unlink()
    sync_folder(ready)


@contextmanager
def _closed(file: Path) -> Iterator[None]:
    """Nobody has the file open; its log is folded in. Raises Unusable; a damaged file is let be."""
    if not file.exists() or not file.stat().st_size:
        yield
        return
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            if mode != ("delete",):
                raise Unusable(_OPEN.format(place=file))
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise Unusable(_OPEN.format(place=file)) from error
        except sqlite3.DatabaseError:
            _log.info("the file that stands is damaged; it was put aside as it is")
        yield


def _replace_tables(engine: Engine, folder: Path, manifest: Manifest) -> None:
    """PostgreSQL: everything in one transaction, which also waits for whoever still reads."""
    ready = folder / READY
    with alone(engine) as connection:
        upgrades = not (ready / _KEEPS_SCHEMA).exists()
        faults = load(connection, manifest, ready, upgrades=upgrades)
        if faults:
            raise BadArchive(_UNSOUND.format(faults=" ".join(faults)))
        _place_beside(ready, folder)


def _place_beside(ready: Path, folder: Path) -> None:
    """Move the other files into place; from here on the restoration has begun."""
    (ready / BEGUN).touch()
    sync_folder(ready)
    _place_scans(ready, folder)
    _place_keys(ready, folder)
    _place_own(ready, folder)
    mark.drop(folder)


def _place_scans(ready: Path, folder: Path) -> None:
    """Their names are random: those of other books lie beside them and are not overwritten by others."""
    scans = ready / UPLOADS
    if not scans.is_dir():
        return
    make_folder(folder / UPLOADS)
    for path in scans.iterdir():
        path.replace(folder / UPLOADS / path.name)
    sync_folder(folder / UPLOADS)


def _place_keys(ready: Path, folder: Path) -> None:
    for path in sorted((ready / "keys").glob("*")):
        is_kept = path.name == _SETTINGS and (folder / path.name).exists()
        if not is_kept:
            write_atomically(folder / path.name, path.read_bytes())
    # The next start notes the newest seal of these books, with a line in the trail.
    (folder / latest.NAME).unlink(missing_ok=True)


def _place_own(ready: Path, folder: Path) -> None:
    """Kinds of union and certificates of the archive as they were; others that the installation has stay."""
    for path in sorted(path for place in (OWN_FOLDER, ROOTS) for path in (ready / place).glob("*")):
        own = folder / path.relative_to(ready)
        make_folder(own.parent)
        write_atomically(own, path.read_bytes())


def _fold(file: Path) -> None:
    """One file, without a log beside it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise Refused(_UNSOUND.format(faults="tệp cơ sở dữ liệu bị hỏng."))


def _sync(folder: Path) -> None:
    """Everything in the folder is on the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with open(path, "r+b") as file:
                os.fsync(file.fileno())
        else:
            sync_folder(path)
    sync_folder(folder)
