"""The server log: one form for every line, whoever writes it, and no flood when everything fails.

A line begins with the time in Vietnam with its zone, the level and the id of the request; what belongs to it
(a traceback) is indented below. Values that people wrote stay out.
"""

from __future__ import annotations

import logging
import logging.config
import os
import re
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from jinja2 import TemplateError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from app.config import instance_path
from app.core.dates import VIETNAM
from app.office.installation.files import make_folder, owner_only
from app.web.delivery import request_id
from app.web.delivery.repeats import Once, Verdict

#: In the installation's folder, where `KEEP_LOG=1` asks for it: at most this size in each of this many files.
FOLDER, FILE = "log", "so-cong-doan.log"
_BYTES, _FILES = 1024 * 1024, 5
#: Exceptions whose words are the program's own. Those of all others may repeat what somebody typed.
_PLAIN = (
    *(OSError, TypeError, AttributeError, NameError, ImportError, RuntimeError, MemoryError),
    *(DBAPIError, NoConnection, sqlite3.Error, TemplateError),
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_log = logging.getLogger(__name__)


def set_up(*, rotates: bool = True) -> None:
    """Give this process its log, on stderr and, where `KEEP_LOG=1` says so, in a file that rotates.

    A host that configured the root logger before it loaded us keeps its own: it decided where lines go and
    in which form, and ours would log each of them twice. Its format may name `%(request_id)s`.
    `rotates` off is for a process beside the server: two must not rename one file.
    """
    made = logging.getLogRecordFactory()

    def with_id(*arguments: Any, **named: Any) -> logging.LogRecord:
        record = made(*arguments, **named)
        record.request_id = request_id.current()
        return record

    logging.setLogRecordFactory(with_id)
    if logging.getLogger().handlers:
        return
    manner = {"formatter": "line", "filters": ["once"]}
    handlers: dict[str, dict[str, Any]] = {"stderr": {"class": "logging.StreamHandler", **manner}}
    if os.environ.get("KEEP_LOG") == "1":
        path = Path(instance_path(os.environ)) / FOLDER / FILE
        handlers["file"] = {"()": Kept, "path": path, "most": _BYTES if rotates else 0, **manner}
    logging.config.dictConfig(_configuration(handlers))
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda ended: _uncaught(ended.exc_type, ended.exc_value, ended.exc_traceback)


def _configuration(handlers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": Line}},
        "filters": {"once": {"()": Once}},
        "handlers": handlers,
        "root": {"level": "WARNING", "handlers": list(handlers)},
        "loggers": {
            "app": {"level": "INFO"},
            # It has an access line of its own, with the query string.
            "werkzeug": {"level": "WARNING"},
            # Waiting sign-ins are no fault.
            "waitress.queue.door": {"level": "ERROR"},
        },
    }


class Line(logging.Formatter):
    """One line, and indented below it what belongs to it: no message can look like a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        verdict: Verdict = getattr(record, "verdict", Verdict())
        at = datetime.fromtimestamp(record.created, VIETNAM).isoformat(timespec="milliseconds")
        texts = [record.getMessage()]
        if record.name == "waitress" and texts[0].startswith("Exception while serving "):
            texts = ["Exception while serving"]  # waitress adds the address, which may be a secret
        error = record.exc_info[1] if record.exc_info else None
        if error:
            texts[0] += f": {error_text(error).partition(chr(10))[0]}"
        if verdict.repeats:
            texts[0] += f" … {verdict.repeats} lần nữa"
        if error and verdict.is_full:
            texts += _traceback(error)
        head = f"{at} {record.levelname} {getattr(record, 'request_id', '') or '-'} {record.name}:"
        lines = [_UNPRINTABLE.sub("?", line) for part in texts for line in part.splitlines()]
        return f"{head} " + "\n    ".join(lines)


class Kept(RotatingFileHandler):
    """The same lines in files of the installation, for its owner alone."""

    def __init__(self, path: Path, most: int) -> None:
        # Opened with the first line: a start that finds no books makes nothing.
        super().__init__(path, maxBytes=most, backupCount=_FILES - 1, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        make_folder(Path(self.baseFilename).parent)
        opened = open(  # noqa: SIM115 - the handler closes it
            self.baseFilename, self.mode, encoding=self.encoding, opener=owner_only
        )
        return cast(TextIOWrapper, opened)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A full or read-only disk is not reported beside each line: that line is on stderr too."""


def error_text(error: BaseException) -> str:
    """The kind of an exception, with its words where they hold nothing that people wrote."""
    kind = type(error)
    is_plain = isinstance(error, _PLAIN) or kind.__module__.partition(".")[0] == "psycopg"
    return f"{kind.__qualname__}: {error}" if is_plain and str(error) else kind.__qualname__


def _traceback(error: BaseException) -> list[str]:
    """What Python prints of an exception, the first cause first, without words that may be somebody's."""
    return [line for one in reversed(list(_chain(error))) for line in (*_places(one), error_text(one))]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen, found = set[int](), error
    while found and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)  # type: ignore[assignment]


def _places(error: BaseException) -> list[str]:
    return "".join(traceback.format_tb(error.__traceback__)).splitlines()


def _uncaught(kind: type[BaseException], error: BaseException | None, at: TracebackType | None) -> None:
    """Uncaught exceptions, of the main thread or another, in the same form."""
    if kind is SystemExit:
        return  # a thread that ended itself
    if error is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), at)
        return
    _log.critical("ended", exc_info=(kind, error, at))
