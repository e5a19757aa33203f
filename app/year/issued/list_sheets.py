"""The columns of the register, for the page and for Excel."""

from __future__ import annotations

from typing import Any

from app.core.vietnamese import count_text
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.year.issued.facts import OutgoingFacts


def _state(found: Any) -> str:
    return f"Đã hủy: {found[0].withdrawn_reason}" if found[0].withdrawn_at else ""


PAPERS = Listing(
    "Văn bản đi",
    "van-ban-di",
    "văn bản",
    (
        fact(
            OutgoingFacts,
            "number",
            value=lambda found: count_text(found[1].number),
            kind="text",
            sort="number",
            style="lead",
            drawn=True,
        ),
        fact(OutgoingFacts, "dated", sort="dated"),
        fact(OutgoingFacts, "sort"),
        fact(OutgoingFacts, "subject", width=3, sort="subject"),
        fact(OutgoingFacts, "signer", width=1.5),
        fact(OutgoingFacts, "number_reason", width=2),
        ListColumn("state", "Tình trạng", _state, width=2),
    ),
)
