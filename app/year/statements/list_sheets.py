"""The officer's paragraphs as a list. Pure."""

from __future__ import annotations

from app.log.records.columns import fact
from app.papers.lists import Listing
from app.year.statements.facts import StatementFacts
from app.year.statements.models import Statement

STATEMENTS: Listing[tuple[Statement, StatementFacts]] = Listing(
    "Nhận định cho báo cáo",
    "nhan-dinh",
    "đoạn",
    (
        fact(StatementFacts, "period_text", width=1.2, sort="period"),
        fact(StatementFacts, "topic", width=1.5, sort="topic"),
        fact(StatementFacts, "content", width=6, cut=200),
    ),
    page=("content", "period_text", "topic"),
)
