"""The trail as a table for Excel."""

from __future__ import annotations

from app.log.records.history import ChangeLine
from app.papers.lists import Listing
from app.papers.sheet import Column
from app.web.lists.filters import in_vietnam

TRAIL: Listing[ChangeLine] = Listing(
    "Dấu vết",
    "dau-vet",
    "dòng",
    (
        (Column("Ngày", "date"), lambda one: in_vietnam(one.at).date()),
        (Column("Giờ", width=0.6), lambda one: in_vietnam(one.at).strftime("%H:%M")),
        (Column("Người ghi", width=1.5), lambda one: one.actor),
        (Column("Việc", width=1.5), lambda one: one.done),
        (Column("Lý do", width=2), lambda one: one.reason),
        (Column("Nội dung", width=5), lambda one: "; ".join(_change(*values) for values in one.values)),
    ),
)


def _change(label: str, old: str, new: str) -> str:
    return f"{label}: {old} → {new or '(trống)'}" if old else f"{label}: {new}"
