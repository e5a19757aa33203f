"""Repeated troubles in the log: printed in full once in a while, else counted."""

from __future__ import annotations

import logging
import re
import threading
import time
import traceback
from dataclasses import dataclass
from typing import Any

from app.web.delivery import request_id

#: Seconds in which the same is printed in full once.
A_WHILE = 60
#: Kinds remembered before old ones are forgotten.
_MOST_KINDS = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a record: whether it is printed in full, and how often the same was not."""

    is_full: bool = True
    repeats: int = 0


class Once(logging.Filter):
    """Prints the same trouble in full once in a while, else counts it.

    A failure of one kind, at one place in the code, keeps its line and loses the traceback. What repeats
    outside of any request (waitress's queue, a full disk that is tried again each second) loses the line.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        #: For each kind when it was last printed in full, and how often it came since.
        self._reported: dict[Any, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        verdict = getattr(record, "verdict", None)
        if verdict is None:
            # One for all handlers of this record.
            verdict = record.verdict = self._judged(record)
        return verdict.is_full or has_exception(record)

    def _judged(self, record: logging.LogRecord) -> Verdict:
        kind = _kind(record)
        if kind is None:
            return Verdict()
        with self._lock:
            now = time.monotonic()
            since, count = self._reported.get(kind, (-float("inf"), 0))
            if now - since < A_WHILE:
                self._reported[kind] = since, count + 1
                return Verdict(is_full=False, repeats=count + 1)
            if len(self._reported) >= _MOST_KINDS:
                self._reported = {
                    kind: seen for kind, seen in self._reported.items() if now - seen[0] < A_WHILE
                }
            self._reported[kind] = now, 0
        # What kept its lines was counted in them.
        return Verdict(repeats=0 if has_exception(record) else count)


def has_exception(record: logging.LogRecord) -> bool:
    """Whether the record has an exception: `exc_info` may also be a tuple of nothing."""
    return bool(record.exc_info and record.exc_info[1])


def _kind(record: logging.LogRecord) -> Any:
    """The key by which repeated troubles are recognised; None for a line that is always written."""
    if has_exception(record):
        error = record.exc_info[1]  # type: ignore[index] # looked at by has_exception
        at = traceback.extract_tb(error.__traceback__, limit=-1)  # type: ignore[union-attr]
        return type(error), *((frame.filename, frame.lineno) for frame in at)
    if record.levelno < logging.WARNING or request_id.current():
        return None
    return record.name, re.sub(r"\d+", "", record.getMessage())
