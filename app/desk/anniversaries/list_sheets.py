"""Lists of this feature as tables for Excel. Pure."""

from __future__ import annotations

from app.desk.anniversaries.queries import DayLine
from app.papers.lists import Listing
from app.papers.sheet import Column


def _written(one: DayLine) -> str:
    return f"{one.facts.day}/{one.facts.month}{' âm lịch' if one.facts.is_lunar else ''}"


ANNIVERSARIES: Listing[DayLine] = Listing(
    "Ngày kỷ niệm",
    "ngay-ky-niem",
    "ngày",
    (
        (Column("Tên ngày", width=3.5), lambda one: one.facts.name),
        (Column("Ngày", width=1.2), _written),
        (Column("Năm của sự kiện", "count"), lambda one: one.facts.year),
        (Column("Lần tới", "date"), lambda one: one.next_on),
        (Column("Là năm thứ", "count"), lambda one: one.years),
    ),
)
