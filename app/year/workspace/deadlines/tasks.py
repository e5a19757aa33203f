"""What the first page says of reports that are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from app.core.dates import format_date
from app.core.vietnamese import capital_first
from app.life.requests.queries import requests_of
from app.life.requests.rules import Asked
from app.web.overviews import Task
from app.year.workspace.deadlines.queries import deadlines_of
from app.year.workspace.deadlines.rules import Due, all_waiting, asked_above


def due_tasks(unit_id: int, today: date, *issued: int) -> Iterator[Task]:
    """The reports that wait for who may record; the more urgent where they are late.

    A request from above for such a report is no second task: its day and who asked are shown here.
    """
    waiting = list(all_waiting(deadlines_of(unit_id), today, issued))
    if not waiting:
        return
    still_open = [(one.id, one.facts) for one in requests_of(unit_id, today) if one.answered_on is None]
    yield from (_task(due, asked_above(due, still_open), today) for due in waiting)


def _task(due: Due, asked: Sequence[Asked], today: date) -> Task:
    days = sorted([(due.due_on, "hạn thường lệ"), *((_day(one, due), _whose(one)) for one in asked)])
    (nearest, whose), others = days[0], days[1:]
    left = (nearest - today).days
    note = "; ".join(
        [_time_left(whose, nearest, left), *(f"{words} {format_date(day)}" for day, words in others)]
    )
    arguments: dict[str, Any] = {"ky": due.period.label}
    if due.facts.outline:
        arguments["de_cuong"] = due.facts.outline
    if due.facts.as_of:
        arguments["tinh_den"] = format_date(due.due_on)
    page = "reports.index" if due.facts.as_of else "workspace.index"
    tone = "bad" if left < 0 else "warn"
    stands_for = frozenset(f"upper_requests/{row}" for row, _ in asked)
    return Task(due.label, page, note, tone, arguments=arguments, stands_for=stands_for)


def _time_left(whose: str, day: date, left: int) -> str:
    when = f"{whose} {format_date(day)}"
    if left < 0:
        return f"Đã quá {when}"
    return f"{capital_first(when)}, {f'còn {left} ngày' if left else 'hôm nay là ngày cuối'}"


def _day(asked: Asked, due: Due) -> date:
    return asked[1].due_on or due.due_on


def _whose(asked: Asked) -> str:
    """`hạn của Công đoàn ngành Giáo dục`."""
    return f"hạn của {asked[1].sender or 'cấp trên'}"
