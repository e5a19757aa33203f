"""What a running server does for its SQLite file: fold the log in when idle, know when it is gone."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from threading import Event, Thread

from app.office.installation import sqlite_file

#: So often, in seconds, the log is looked at; one that did not grow meanwhile is folded in.
_BEAT = 1.0
#: A checkpoint does not wait for a writer: the next beat tries again.
_PATIENCE = 0.2

_log = logging.getLogger(__name__)


class Watched:
    """The files that the server opened, by their identity: another under the same name is another book."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._known = {file: _identity(file)}

    def also(self, path: Path) -> None:
        """Watch one more file, as it is now."""
        self._known[path] = _identity(path)

    def stands(self) -> bool:
        """Whether what was opened is still what lies there: two questions to the file system."""
        return all(_identity(path) == known for path, known in tuple(self._known.items()))


class Keeper:
    """Folds the log into the file while nobody writes, so that a copy of the file is the whole book."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._log_file = sqlite_file.log_of(watched.file)
        self._ended = Event()
        self._thread = Thread(target=self._run, name="fold-log", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Fold what is left and end; with other connections closed before, the log is gone afterwards."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        with sqlite_file.opened(self._watched.file, _PATIENCE) as connection:
            # Held open: SQLite takes its log away with the last connection, and only then.
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self._watched.also(self._log_file)
            before = None
            while not self._ended.wait(_BEAT):
                now = _state(self._log_file)
                if now and now == before:
                    self._fold(connection)
                before = now
            self._fold(connection)

    def _fold(self, connection: sqlite3.Connection) -> None:
        try:
            sqlite_file.fold_log(connection)
        except sqlite3.Error as error:
            # A full disk, say. Whatever was acknowledged is in the log; the next beat tries again.
            _log.warning("the write-ahead log was not folded in: %s", error)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state(log_file: Path) -> tuple[int, int] | None:
    """Size and time of a log that holds something."""
    try:
        found = log_file.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None
