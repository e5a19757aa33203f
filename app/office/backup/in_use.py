"""Whether a server runs on the folder of an installation: servers share a lock, a restoration takes it alone.

The lock is that of an empty SQLite file, which every system has and which ends with its process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from app.office.installation.files import make_folder
from app.office.installation.troubles import Unusable

_NAME = "in_use"
#: The folder of a prepared restoration, and the mark in it once replacing the books has begun.
READY, BEGUN = "khoi-phuc", "begun"
#: How long a starting server waits for a restoration, in seconds.
_PATIENCE = 600
IN_USE = (
    "Máy chủ đang chạy trên nơi đặt sổ {place}. "
    "Hãy dừng máy chủ (mọi tiến trình của nó) rồi khôi phục; chưa thay đổi gì."
)


def share(folder: Path) -> sqlite3.Connection:
    """Held by a server while it runs, until the connection is closed; waits for a restoration to end."""
    connection = _opened(folder, _PATIENCE, _NAME)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


class InUse(Unusable):
    """A server runs on the folder, or a restoration is under way there."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """No server runs on the folder, and none starts, during the block. Raises InUse where one runs."""
    with _taken(folder, _NAME) as is_ours:
        if not is_ours:
            raise InUse(IN_USE.format(place=folder))
        yield


def turn(folder: Path) -> AbstractContextManager[bool]:
    """Whether this process may make backups now: one at a time, whichever of several servers it is."""
    return _taken(folder, "backing_up")


@contextmanager
def _taken(folder: Path, name: str) -> Iterator[bool]:
    """Whether nobody held the lock of this name; then it is held during the block."""
    connection = _opened(folder, 0, name)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True
    finally:
        connection.close()


def refuse_used(folder: Path) -> None:
    """Raise InUse where a server runs on the folder."""
    with alone_in(folder):
        return


def _opened(folder: Path, patience: float, name: str) -> sqlite3.Connection:
    make_folder(folder)
    # Opened by one thread of a server and closed by another.
    return sqlite3.connect(folder / name, timeout=patience, isolation_level=None, check_same_thread=False)
