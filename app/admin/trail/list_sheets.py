"""The trail, on the page and for Excel."""

from __future__ import annotations

from app.log.records.history import ChangeLine
from app.papers.lists import ListColumn, Listing
from app.web.lists.filters import in_vietnam, moment

TRAIL: Listing[ChangeLine] = Listing(
    "Dấu vết",
    "dau-vet",
    "dòng",
    (
        ListColumn("day", "Ngày", lambda one: in_vietnam(one.at).date(), kind="date", on="file"),
        ListColumn("hour", "Giờ", lambda one: in_vietnam(one.at).strftime("%H:%M"), width=0.6, on="file"),
        ListColumn("at", "Lúc", lambda one: moment(one.at), on="page", style="day"),
        ListColumn("actor", "Người ghi", lambda one: one.actor, width=1.5, style="short"),
        ListColumn("done", "Việc", lambda one: one.done, width=1.5, style="short"),
        ListColumn("reason", "Lý do", lambda one: one.reason, width=2, on="file"),
        ListColumn(
            "values",
            "Nội dung",
            lambda one: "; ".join(_change(*values) for values in one.values),
            width=5,
            drawn=True,
        ),
    ),
    page=("done", "at", "actor", "values"),
)


def _change(label: str, old: str, new: str) -> str:
    return f"{label}: {old} → {new or '(trống)'}" if old else f"{label}: {new}"
