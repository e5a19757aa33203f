"""The list of what waits. Pure."""

from __future__ import annotations

from app.books.cashbook.list_sheets import day_or_year
from app.log.activities.models import Activity
from app.papers.lists import ListColumn, Listing
from app.web.features import log_kinds

WAITING: Listing[tuple[Activity]] = Listing(
    "Tiền chờ chọn quỹ",
    "tien-cho-chon-quy",
    "khoản",
    (
        ListColumn("day", "Ngày", lambda found: day_or_year(found[0]), "date", sort="day"),
        ListColumn("kind", "Loại", lambda found: log_kinds()[found[0].kind].label, width=1.3),
        ListColumn("title", "Nội dung", lambda found: found[0].title, width=4, drawn=True),
        ListColumn("recorded_by", "Người ghi", lambda found: found[0].recorded_by, width=1.3),
        ListColumn("amount", "Số tiền", lambda found: found[0].amount, "money", sort="amount"),
    ),
    page=("title", "day", "kind", "recorded_by", "amount"),
)
