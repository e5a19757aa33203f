"""The marks of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.web.overviews import MarkKind

#: What the calendar marks beside what rooms declare.
ANNIVERSARY = MarkKind(
    place=20, key="anniversary", label="Ngày kỷ niệm", icon="flag", page="anniversaries.show"
)
BIRTHDAY = MarkKind(
    place=30, key="birthday", label="Sinh nhật", icon="cake", page="person.show", argument="member_id"
)
ENTRY = MarkKind(
    place=40, key="entry", label="Việc đã ghi", icon="notes", page="timeline.show", argument="activity_id"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day of the calendar; `id`: that of its row, `ends_on`: the last of several days.

    `feed_title`: a title for feeds that says less than the page: never why somebody was visited.
    """

    kind: MarkKind
    day: date
    title: str
    id: int
    ends_on: date | None = None
    feed_title: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: the marks shown, and the number of others."""

    day: date
    marks: tuple[Mark, ...] = ()
    more: int = 0
