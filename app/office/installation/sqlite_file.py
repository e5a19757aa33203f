"""The SQLite database file: checks, creation, copies, checkpoints of its log."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL

from app.office.installation.files import make_folder, sync_folder
from app.office.installation.troubles import DAMAGED, NO_DATABASE, Damaged, Unusable

_MAGIC = b"SQLite format 3\x00"
#: Tables that every schema version of ours has.
OUR_TABLES = {"alembic_version", "units", "users"}
#: Lock timeout of this module's connections, in seconds.
_PATIENCE = 10


def file_of(url: URL) -> Path | None:
    """The file of a database address; None for PostgreSQL and for a database in memory."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database).absolute()


def log_of(file: Path) -> Path:
    """The write-ahead log beside a database file."""
    return file.with_name(file.name + "-wal")


def is_there(file: Path) -> bool:
    """Whether the file exists and is not empty. Raises Unusable when it is not a SQLite database, OSError."""
    if not file.exists() or not file.stat().st_size:
        return False
    with open(file, "rb") as opened:
        if opened.read(len(_MAGIC)) != _MAGIC:
            raise Unusable(NO_DATABASE.format(place=file))
    return True


def check_writable(file: Path) -> None:
    """Raises OSError when the file, or a file beside it, cannot be written."""
    with open(file, "r+b"):
        trial = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            trial.touch(mode=0o600)
        except OSError as error:
            # It is the folder that refuses; nobody finds a file that was never made.
            raise OSError(error.errno, error.strerror, str(file.parent)) from error
        trial.unlink()


def check_ours(file: Path) -> None:
    """Raises Unusable when the file holds tables of another program. Called before any pragma is set."""
    with opened(file) as connection:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    if tables and not tables >= OUR_TABLES:
        raise Unusable(NO_DATABASE.format(place=file))


def check_inside(file: Path) -> None:
    """Raises Unusable when the file's pages are damaged."""
    with opened(file) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged(DAMAGED.format(place=file))


def check_can_lock(file: Path, patience: float) -> None:
    """Raises sqlite3.Error when nothing can be written within `patience` seconds; writes nothing itself."""
    with opened(file, patience) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def make(file: Path) -> None:
    """Create a database file, for its owner only, unless one exists.

    WAL mode is set before the file gets its name, so that servers that start together cannot clash.
    """
    make_folder(file.parent)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(fresh)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        _name(fresh, file)
        sync_folder(file.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, file: Path) -> None:
    """Rename the new file to `file`, unless a second server has just created that."""
    with suppress(FileExistsError):
        try:
            os.link(fresh, file)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def fold_log(connection: sqlite3.Connection) -> bool:
    """Checkpoint the write-ahead log into the file; False if a reader kept a part of it out."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def rewrite_file(file: Path, patience: float = _PATIENCE) -> bool:
    """Write the file again without what its rows held before; False if others were using it meanwhile."""
    try:
        with opened(file, patience) as connection:
            connection.execute("VACUUM")
            return fold_log(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise


@contextmanager
def opened(file: Path, patience: float = _PATIENCE) -> Iterator[sqlite3.Connection]:
    """A plain sqlite3 connection to an existing file; never creates one."""
    with closing(
        sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None)
    ) as connection:
        yield connection
