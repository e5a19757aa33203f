"""The list of activities as a table for Excel. Pure."""

from __future__ import annotations

from app.life.events.facts import EventFacts
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Column

EVENTS: Listing[tuple[Activity, EventFacts]] = Listing(
    "Danh sách hoạt động",
    "hoat-dong",
    "hoạt động",
    (
        (Column("Từ ngày", "date"), lambda found: found[1].starts_on),
        (Column("Đến ngày", "date"), lambda found: found[1].ends_on),
        (Column("Tên hoạt động", width=3), lambda found: found[1].title),
        (Column("Loại", width=1.2), lambda found: found[1].category.label),
        (Column("Kết quả", width=3), lambda found: found[1].result),
        (Column("Địa điểm", width=1.5), lambda found: found[1].place),
        (Column("Phối hợp với", width=1.5), lambda found: found[1].partners),
        (Column("Số lần", "count", 0.7), lambda found: found[1].times or 1),
        (Column("Số người", "count", 0.8), lambda found: found[1].people),
        (Column("Kinh phí", "money", 1.2), lambda found: found[1].cost),
        (Column("Nguồn", width=1.2), lambda found: source.label if (source := found[1].source) else ""),
    ),
)
