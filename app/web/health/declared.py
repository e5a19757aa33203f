"""Health checks that rooms declare; asked by `/healthz` and by the administrator's page about the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple

from flask import current_app

from app.extensions import db
from app.office.installation.troubles import meant_by
from app.web.overviews import DeskPart, parts

#: Seconds for which an answer is kept: who asks more often, as strangers can, costs nothing.
KEPT = 5.0
GOOD, WARN, BAD = "good", "warn", "bad"
_NOT_SEEN = "Không xem được; nhật ký của máy chủ ghi vì sao."


class Condition(NamedTuple):
    """How something of the server stands, in a sentence for its keeper; `BAD` makes `/healthz` fail."""

    text: str
    tone: str = GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck(DeskPart):
    """One thing that is looked at, in a reading transaction; `look` takes the installation's folder."""

    key: str
    label: str
    look: Callable[[Path], Condition]


class Looks:
    """The newest look at all checks, for threads that ask at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ends = 0.0
        self._found: tuple[tuple[HealthCheck, Condition], ...] = ()

    def newest(self, *, fresh: bool = False) -> tuple[tuple[HealthCheck, Condition], ...]:
        """Every check and what it found; `fresh` looks again whenever the last look was."""
        with self._lock:
            if fresh or monotonic() >= self._ends:
                folder = Path(current_app.instance_path)
                self._found = tuple((check, _checked(check, folder)) for check in parts(HealthCheck))
                self._ends = monotonic() + KEPT
            return self._found


def _checked(check: HealthCheck, folder: Path) -> Condition:
    """What the check found; a failure of the check itself is bad too."""
    try:
        return check.look(folder)
    except Exception as error:
        db.session.rollback()
        current_app.logger.warning("health check %s: %s", check.key, type(error).__name__)
        known = meant_by(error, folder)
        return Condition(known.sentence if known else _NOT_SEEN, BAD)
