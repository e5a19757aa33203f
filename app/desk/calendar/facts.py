"""The marks of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.choices import Choice


class MarkKind(Choice):
    """What a calendar marks."""

    ENTRY = "entry", "Việc đã ghi"
    ANNIVERSARY = "anniversary", "Ngày kỷ niệm"
    BIRTHDAY = "birthday", "Sinh nhật"
    DEADLINE = "deadline", "Hạn của cấp trên"
    CLOSING = "closing", "Khóa sổ"


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
