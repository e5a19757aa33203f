"""The officer's paragraphs as a table for Excel. Pure."""

from __future__ import annotations

from app.papers.lists import Listing
from app.papers.sheet import Column
from app.year.statements.facts import StatementFacts
from app.year.statements.models import Statement

STATEMENTS: Listing[tuple[Statement, StatementFacts]] = Listing(
    "Nhận định cho báo cáo",
    "nhan-dinh",
    "đoạn",
    (
        (Column("Kỳ", width=1.2), lambda found: found[1].period_text),
        (Column("Mục", width=1.5), lambda found: found[1].topic.label),
        (Column("Nội dung", width=6), lambda found: found[1].content),
    ),
)
