"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.money import format_dong
from app.core.vietnamese import count_text
from app.dues.arrears.queries import arrears_figures
from app.web.features import Feature
from app.web.overviews import HomePart, Task


def arrears_tasks(_unit_id: int, _today: date, debtors: int, left: int) -> Iterator[Task]:
    """What `debtors` people have left to pay, whole đồng; the committee reminds its groups of it."""
    if left:
        people = f"{count_text(debtors)} người còn phải đóng"
        yield Task(f"Thu {format_dong(int(left))} các quỹ", "arrears.index", people, "warn")


FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    desk=(HomePart(place=30, find=arrears_tasks, figures=arrears_figures),),
)
