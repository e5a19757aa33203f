"""What a running server does for its SQLite file: checkpoint the log when idle, notice a replaced file."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from threading import Event, Thread

from app.office.installation import sqlite_file

#: Interval, in seconds, between looks at the log; if it did not grow meanwhile it is folded in.
_INTERVAL = 1.0
#: A checkpoint does not wait for a writer: the next round tries again.
_PATIENCE = 0.2

_log = logging.getLogger(__name__)


class Watched:
    """The identities of the files that the server opened, to notice when one was replaced."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._known = {file: _identity(file)}

    def add(self, path: Path) -> None:
        """Watch one more file, as it is now."""
        self._known[path] = _identity(path)

    def is_unchanged(self) -> bool:
        """Whether the files are still those that were opened; one stat() a file."""
        return all(_identity(path) == known for path, known in tuple(self._known.items()))


class Keeper:
    """Folds the log into the file while nobody writes, so that a copy of the file is complete."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._log_file = sqlite_file.log_of(watched.file)
        self._ended = Event()
        self._thread = Thread(target=self._run, name="fold-log", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Fold the rest and stop; if other connections were closed before, SQLite then deletes the log."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        with sqlite_file.opened(self._watched.file, _PATIENCE) as connection:
            # Kept open: SQLite deletes its log with the last connection.
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self._watched.add(self._log_file)
            before = None
            while not self._ended.wait(_INTERVAL):
                now = _state(self._log_file)
                if now and now == before:
                    self._fold(connection)
                before = now
            self._fold(connection)

    def _fold(self, connection: sqlite3.Connection) -> None:
        try:
            sqlite_file.fold_log(connection)
        except sqlite3.Error as error:
            # A full disk, for example. Committed data is in the log; the next round tries again.
            _log.warning("the write-ahead log was not folded in: %s", error)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state(log_file: Path) -> tuple[int, int] | None:
    """Size and modification time of the log; None for an empty one."""
    try:
        found = log_file.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None
