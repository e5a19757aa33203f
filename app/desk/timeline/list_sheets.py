"""The log as a table for Excel. Pure."""

from __future__ import annotations

from app.desk.timeline.queries import Line
from app.papers.lists import Listing
from app.papers.sheet import Column

TIMELINE: Listing[Line] = Listing(
    "Nhật ký",
    "nhat-ky",
    "việc",
    (
        (Column("Ngày", "date"), lambda one: f"năm {one.day.year}" if one.year_only else one.day),
        (Column("Loại", width=1.3), lambda one: one.label),
        (Column("Nội dung", width=4), lambda one: one.title),
        (Column("Dịp", width=1.5), lambda one: one.occasion),
        (Column("Số tiền", "money"), lambda one: one.amount),
        (Column("Nguồn tiền", width=1.5), lambda one: one.source),
    ),
)
