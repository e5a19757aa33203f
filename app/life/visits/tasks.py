"""What the first page says of members in hardship whom nobody visited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.core.vietnamese import count_text
from app.life.visits.queries import unvisited
from app.office.accounts.rules import Permission
from app.web.overviews import Task

#: People that are named.
_NAMED = 5


def hardship_tasks(unit_id: int, today: date) -> Iterator[Task]:
    """Members in hardship without a visit or gift in the year; one statement."""
    count, names = unvisited(unit_id, today, _NAMED)
    if count:
        yield hardship_task(count, names, today)


def hardship_task(count: int, names: Sequence[str], today: date) -> Task:
    """`names`: the first of them."""
    title = f"{count_text(count)} đoàn viên khó khăn chưa được thăm"
    others = count - len(names)
    named = ", ".join(names) + (f" và {others} người khác" if others else "")
    note = f"Chưa có lượt thăm, quà nào trong năm {today.year}: {named}"
    seen_by = Permission.READ_SENSITIVE
    return Task(title, "members.index", note, permission=seen_by, arguments={"in_hardship": "y"})
