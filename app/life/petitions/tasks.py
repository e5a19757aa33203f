"""What the first page says of open petitions. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.dates import format_date
from app.core.vietnamese import count_text
from app.web.overviews import Task, Tile

#: After how long an open petition is listed.
_LONG = timedelta(days=30)
_OPEN = {"state": "open"}


def petition_parts(_unit_id: int, today: date, count: int, oldest: date | None) -> Iterator[Task | Tile]:
    """How many petitions are open; `oldest`: the day of the one that waits longest."""
    yield Tile("Kiến nghị chưa giải quyết", count, "petitions.index", _OPEN, count > 0)
    if oldest and oldest <= today - _LONG:
        title = f"{count_text(count)} kiến nghị chưa trả lời"
        note = f"Lâu nhất từ ngày {format_date(oldest)}"
        yield Task(title, "petitions.index", note, arguments=_OPEN)
