"""The only place where a view learns what day and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from flask import current_app

#: Vietnam keeps one time all year; a named zone would need tzdata on a Windows server.
VIETNAM = timezone(timedelta(hours=7), "ICT")


def today() -> date:
    """Today in Vietnam, or the day that the application was created with (`CLOCK`)."""
    clock: Callable[[], date] = current_app.config.get("CLOCK", _now)
    return clock()


def now() -> datetime:
    """This moment in UTC, or the one that the application was created with (`MOMENT`): for lock-outs."""
    clock: Callable[[], datetime] = current_app.config.get("MOMENT", _moment)
    return clock()


def _now() -> date:
    return datetime.now(VIETNAM).date()


def _moment() -> datetime:
    return datetime.now(UTC)
