"""The list of received packages. Pure."""

from __future__ import annotations

from app.papers.lists import ListColumn, Listing
from app.year.received.list_queries import PackageLine

PACKAGES: Listing[PackageLine] = Listing(
    "Báo cáo nhận được",
    "bao-cao-nhan-duoc",
    "gói báo cáo",
    (
        ListColumn(
            "lower", "Công đoàn", lambda one: one.lower, width=3, sort="union", style="lead", drawn=True
        ),
        ListColumn("label", "Kỳ", lambda one: one.label, width=1.2, sort="period"),
        ListColumn("as_of", "Số liệu đến", lambda one: one.as_of, "date", on="file"),
        ListColumn("received", "Ngày nhận", lambda one: one.received_on, "date", sort="received"),
        ListColumn("number", "Số văn bản", lambda one: one.number, on="file"),
        ListColumn("state", "Tình trạng", lambda one: one.state, width=1.4, drawn=True),
        ListColumn("remarks", "Số lưu ý", lambda one: len(one.remarks), "count"),
    ),
)
