"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.books.cashbook.rules import month_of
from app.books.closings.queries import closings_within
from app.books.closings.review_queries import month_figures
from app.books.closings.review_rules import COUNTED_WITHIN
from app.core.dates import format_date
from app.office.accounts.rules import Permission
from app.web.features import Feature
from app.web.overviews import HomePart, MarkKind, Task


def month_tasks(
    _unit_id: int, today: date, first: date | None, closed: date | None, counted: date | None, holding: int
) -> Iterator[Task]:
    """Count the cash of the last month, and close it.

    `first`: the first day in the book, `closed`: the last one closed, `counted`: that of the last count,
    `holding`: how many funds hold cash.
    """
    end = month_of(today) - timedelta(days=1)
    is_open = first is not None and first <= end and (closed is None or closed < end)
    if not is_open:
        return
    month = f"{end.month}/{end.year}"
    if holding and (counted is None or counted < end - COUNTED_WITHIN):
        last = f"Lần kiểm gần nhất: {format_date(counted)}" if counted else "Chưa kiểm lần nào"
        title = f"Kiểm quỹ tiền mặt cuối tháng {month}"
        yield Task(title, "ledgers.counts.create", last, "warn", Permission.MONEY)
    last = f"Đã khóa đến hết {format_date(closed)}" if closed else "Chưa khóa tháng nào"
    title = f"Khóa sổ quỹ đến hết tháng {month}"
    yield Task(title, "ledgers.closings.index", last, "warn", Permission.MONEY)


FEATURE = Feature(
    under="ledgers",
    subjects={"cashbook.closing": "kỳ sổ quỹ"},
    desk=(
        HomePart(place=20, find=month_tasks, figures=month_figures),
        MarkKind(
            place=50,
            key="closing",
            label="Khóa sổ",
            icon="lock",
            page="ledgers.closings.show",
            find=closings_within,
        ),
    ),
)
