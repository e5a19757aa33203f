"""The current date and time, for views only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from flask import current_app

from app.core.dates import VIETNAM


def today() -> date:
    """Today in Vietnam, or the day of the setting `CLOCK`."""
    clock: Callable[[], date] = current_app.config.get("CLOCK", _now)
    return clock()


def now() -> datetime:
    """This moment in UTC, or that of the setting `MOMENT`."""
    clock: Callable[[], datetime] = current_app.config.get("MOMENT", _moment)
    return clock()


def moments_of(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    """The start (inclusive) and end (exclusive) of days in Vietnamese time."""
    return (
        datetime.combine(first, time(), VIETNAM) if first else None,
        datetime.combine(last + timedelta(days=1), time(), VIETNAM) if last else None,
    )


def _now() -> date:
    return datetime.now(VIETNAM).date()


def _moment() -> datetime:
    return datetime.now(UTC)
