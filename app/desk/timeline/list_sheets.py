"""The log, on the page and for Excel. Pure."""

from __future__ import annotations

from app.core.periods import in_words, period_of
from app.desk.timeline.queries import Line
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Cell


def _day(one: Line) -> Cell:
    return in_words(period_of(one.period_text)) if one.period_text else one.day


TIMELINE: Listing[Line] = Listing(
    "Nhật ký",
    "nhat-ky",
    "việc",
    (
        ListColumn("day", "Ngày", _day, kind="date", sort="day"),
        ListColumn("label", "Loại", lambda one: one.label, width=1.3, drawn=True),
        ListColumn("title", "Nội dung", lambda one: one.title, width=4, drawn=True, style="lead"),
        ListColumn("occasion", "Dịp", lambda one: one.occasion, width=1.5, cut=80),
        ListColumn("amount", "Số tiền", lambda one: one.amount, kind="money"),
        ListColumn("source", "Nguồn tiền", lambda one: one.source, width=1.5),
    ),
    page=("title", "day", "label", "occasion", "amount", "source"),
)
