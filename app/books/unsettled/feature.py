"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.books.unsettled.queries import unsettled_figures
from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.web.features import Deed, Feature
from app.web.overviews import HomePart, Task


def unsettled_tasks(_unit_id: int, _today: date, count: int, amount: int) -> Iterator[Task]:
    """A task with the number of amounts whose money source is not known."""
    if count:
        title = f"{count_text(count)} khoản chờ chọn quỹ"
        note = f"{format_dong(amount)} đã ghi mà chưa nói tiền của ai"
        yield Task(title, "unsettled.index", note, "warn", Permission.MONEY)


FEATURE = Feature(
    within="cashbook",
    guide="Sổ quỹ, phiếu, khóa sổ",
    desk=(HomePart(place=25, find=unsettled_tasks, figures=unsettled_figures),),
    subjects={"cashbook.unsettled": "tiền chờ chọn quỹ"},
    deeds={"settled": Deed("Ghi tiền của ai", alone=True)},
)
