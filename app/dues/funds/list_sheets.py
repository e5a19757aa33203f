"""The list of funds as a table for Excel. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.books.cashbook.facts import Nature
from app.books.lines.total_queries import Held
from app.dues.funds.facts import TermFacts
from app.dues.funds.rules import rate_text
from app.papers.lists import Listing
from app.papers.sheet import Column


def funds_list(natures: Mapping[int, Nature]) -> Listing[tuple[Held, TermFacts | None]]:
    """The list of funds with rates and balances; `natures` by fund id."""
    return Listing(
        "Danh sách quỹ",
        "cac-quy",
        "quỹ",
        (
            (Column("Quỹ", width=2.5), lambda line: line[0].fund_name),
            (Column("Nguồn tiền", width=1.5), lambda line: natures[line[0].fund_id].label),
            (Column("Mức đóng", width=2), lambda line: rate_text(line[1]) if line[1] else None),
            (Column("Tiền mặt", "money"), lambda line: line[0].cash),
            (Column("Chuyển khoản", "money"), lambda line: line[0].bank),
            (Column("Số dư", "money"), lambda line: line[0].total),
        ),
    )
