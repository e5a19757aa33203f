"""Marks as an iCalendar file (RFC 5545), for phones that subscribe to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.core.texts.letters import storable
from app.desk.calendar.facts import ANNIVERSARY, BIRTHDAY, Mark

if TYPE_CHECKING:  # loaded where it is used: most servers are asked for no feed
    from icalendar import Event

_DAY = timedelta(days=1)
#: Rows with a mark in each year: the year is part of their uid.
_YEARLY = frozenset({ANNIVERSARY, BIRTHDAY})


def as_ics(name: str, unit_code: str, marks: Sequence[Mark], now: datetime) -> bytes:
    """The calendar called `name`, each mark an all-day event; `now`: the time of writing, in UTC."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//So Cong doan//Lich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", storable(name))
    for mark in marks:
        calendar.add_component(_event(mark, unit_code, now))
    written: bytes = calendar.to_ical()
    return written


def _event(mark: Mark, unit_code: str, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid(mark, unit_code))
    event.add("dtstamp", now)
    event.add("summary", storable(mark.feed_title or mark.title))
    event.add("dtstart", mark.day)
    # The end of all-day events is exclusive.
    event.add("dtend", max(mark.ends_on or mark.day, mark.day) + _DAY)
    event.add("categories", [mark.kind.label])
    event.add("transp", "TRANSPARENT")
    return event


def uid(mark: Mark, unit_code: str) -> str:
    """A lasting identity of the mark, from its row."""
    year = f"-{mark.day.year}" if mark.kind in _YEARLY else ""
    return f"{mark.kind.key}-{mark.id}{year}@{unit_code}.so-cong-doan"
