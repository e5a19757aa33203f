"""What the first page says of open requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.dates import format_date
from app.life.requests.queries import requests_of
from app.web.overviews import Task

#: How long before its deadline a request is listed, and how many are.
_SOON, _MOST = timedelta(days=14), 5


def deadline_tasks(unit_id: int, today: date) -> Iterator[Task]:
    """The open requests whose deadline is past or soon, the nearest first; one statement."""
    waiting = [one for one in requests_of(unit_id, today) if one.answered_on is None]
    dated = [(one.facts.due_on, one.id, one.facts.content) for one in waiting if one.facts.due_on]
    soon = sorted(one for one in dated if one[0] <= today + _SOON)
    return (deadline_task(*one, today) for one in soon[:_MOST])


def deadline_task(due_on: date, row_id: int, content: str, today: date) -> Task:
    """A request to be answered; the more urgent where it is late."""
    is_late = due_on < today
    when = f"Đã quá hạn ngày {format_date(due_on)}" if is_late else f"Hạn {format_date(due_on)}"
    tone = "bad" if is_late else "warn"
    subject = f"upper_requests/{row_id}"
    return Task(content, "requests.show", when, tone, arguments={"row_id": row_id}, subject=subject)
