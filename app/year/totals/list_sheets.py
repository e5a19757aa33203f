"""Totals as lists. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.fields import label_of
from app.papers.lists import ListColumn, Listing
from app.papers.sheet import Cell
from app.year.below.facts import LowerFacts
from app.year.received.facts import Value
from app.year.totals.tables.facts import FigureLine, PartLine, SentLine, UnionLine

_NOT_SENT = "chưa gửi"

FIGURES: Listing[FigureLine] = Listing(
    "Tổng hợp từ các công đoàn cấp dưới",
    "tong-hop",
    "số liệu",
    (
        ListColumn("label", "Số liệu", lambda one: one.label, width=3.5, drawn=True),
        ListColumn("total", "Tổng", lambda one: one.total, "money", width=1.4, style="num"),
        ListColumn("unit", "Đơn vị", lambda one: one.unit, width=0.7),
        ListColumn("before", "Năm trước", lambda one: one.before, "money", width=1.4, style="num"),
        ListColumn("change", "Tăng, giảm", lambda one: one.change, "money", width=1.2),
        ListColumn("having", "Số công đoàn có", lambda one: one.having, "count", width=0.8),
        ListColumn("far", "Khác thường", lambda one: one.far or None, "count", width=0.8),
        ListColumn("key", "Mã số liệu", lambda one: one.key, width=2.0, on="file"),
    ),
)
UNIONS: Listing[UnionLine] = Listing(
    "Số liệu theo công đoàn",
    "tong-hop-cong-doan",
    "công đoàn",
    (
        ListColumn("place", "Hạng", lambda one: one.place, "count", width=0.5, on="file"),
        ListColumn("name", "Công đoàn", lambda one: one.lower.name, width=3.0, drawn=True),
        ListColumn("value", "Số liệu", lambda one: _or_not_sent(one.value), "money", width=1.4, style="num"),
        ListColumn("before", "Năm trước", lambda one: one.before, "money", width=1.4, style="num"),
        ListColumn("change", "Tăng, giảm", lambda one: one.change, "money", width=1.2),
        ListColumn("mark", "Khác thường", lambda one: one.mark, width=1.6),
        ListColumn("rating", "Xếp loại", lambda one: one.rating, width=1.4),
        ListColumn("kind", "Loại hình", lambda one: one.kind, width=1.6),
        ListColumn("group", label_of(LowerFacts, "group_name"), lambda one: one.lower.group, width=1.0),
    ),
)
SENT: Listing[SentLine] = Listing(
    "Số liệu một công đoàn đã gửi",
    "so-lieu-cong-doan",
    "số liệu",
    (
        ListColumn("label", "Số liệu", lambda one: one.label, width=3.5, drawn=True),
        ListColumn("value", "Số đã gửi", lambda one: one.value, "money", width=1.4, style="num"),
        ListColumn("unit", "Đơn vị", lambda one: one.unit, width=0.7),
        ListColumn("before", "Năm trước", lambda one: one.before, "money", width=1.4, style="num"),
        ListColumn("change", "Tăng, giảm", lambda one: one.change, "money", width=1.2),
        ListColumn("mark", "Khác thường", lambda one: one.mark, width=1.6),
        ListColumn("key", "Mã số liệu", lambda one: one.key, width=2.0, on="file"),
    ),
)
PARTS: Listing[PartLine] = Listing(
    "Theo loại hình, nhóm",
    "tong-hop-nhom",
    "dòng",
    (
        ListColumn("name", "Tên", lambda one: one.name, width=2.5),
        ListColumn("sent", "Đã gửi", lambda one: f"{one.received}/{one.expected}", style="num"),
        ListColumn("total", "Tổng", lambda one: one.total, "money", style="num"),
        ListColumn("before", "Năm trước", lambda one: one.before, "money", style="num"),
        ListColumn("change", "Tăng, giảm", lambda one: one.change, "money"),
    ),
)


def _or_not_sent(value: Value | None) -> Cell:
    return _NOT_SENT if value is None else value


def having_something_far(lines: Sequence[FigureLine]) -> list[FigureLine]:
    """The figures in which some union stands out."""
    return [one for one in lines if one.far]
