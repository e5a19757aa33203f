"""The buttons beside findings: where each can be corrected. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.year.reports.report import Remedy

_PAGES = {
    "activities": ("timeline.show", "activity_id"),
    "funds": ("funds.show", "fund_id"),
    "commitments": ("commitments.show", "row_id"),
}


def opening(sources: Sequence[str], label: str = "Mở mục đã ghi") -> Remedy | None:
    """The page of the first row that has one."""
    for source in sources:
        table, _, number = source.partition("/")
        if table in _PAGES:
            endpoint, argument = _PAGES[table]
            return Remedy(label, endpoint, ((argument, number),))
    return None


def editing(label: str, blueprint: str, row_id: int) -> Remedy:
    """The form in which a recorded row is corrected."""
    return Remedy(label, f"{blueprint}.edit", (("row_id", str(row_id)),))
