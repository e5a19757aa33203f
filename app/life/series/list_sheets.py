"""Recurring activities as a table for Excel. Pure."""

from __future__ import annotations

from app.life.series.queries import SeriesLine
from app.papers.lists import Listing
from app.papers.sheet import Column

SERIES: Listing[SeriesLine] = Listing(
    "Việc định kỳ",
    "viec-dinh-ky",
    "việc",
    (
        (Column("Tên", width=3), lambda one: one.facts.title),
        (Column("Loại", width=1.5), lambda one: one.facts.category.label),
        (Column("Bao lâu một lần", width=1.2), lambda one: one.facts.cadence.label),
        (Column("Địa điểm", width=1.5), lambda one: one.facts.place),
        (Column("Lần đầu", "date"), lambda one: one.facts.starts_on),
        (Column("Đến hết ngày", "date"), lambda one: one.facts.ends_on),
        (Column("Số lần trong năm", "count"), lambda one: len(one.occurrences)),
        (Column("Đã ghi", "count"), lambda one: one.settled),
        (Column("Đã qua, chưa ghi", "count"), lambda one: one.missed),
        (Column("Chưa ghi từ", "date"), lambda one: one.next_open),
    ),
)
