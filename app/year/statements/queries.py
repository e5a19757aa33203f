"""Selects of the officer's paragraphs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, Text, cast, select

from app.core.periods import Period
from app.listing import Page, page_of_rows, texts_match
from app.log.activities.row_queries import RowReads
from app.year.commitments.queries import Key
from app.year.statements.facts import StatementFacts, Topic
from app.year.statements.models import Statement

STATEMENT_ORDERS: dict[str, Key] = {
    "period": lambda found: (found[0].period_end, found[0].period_start),
    "topic": lambda found: list(Topic).index(found[1].topic),
}


_READS = RowReads(Statement, StatementFacts)
statement, statements_of, statement_facts = _READS.one, _READS.all, _READS.facts_of


def page_of_statements(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    topic: Topic | None = None,
    period: Period | None = None,
    sort: str = "-period",
) -> Page[tuple[Statement, StatementFacts]]:
    """A page of the officer's paragraphs, within a period by topic; `period` matches both dates exactly."""
    found = [
        (row, facts)
        for row, facts in statements_of(unit_id)
        if topic in (None, facts.topic)
        and (period is None or (row.period_start, row.period_end) == (period.start, period.end))
        and texts_match(words, facts.content, facts.topic.label, facts.period_text)
    ]
    found.sort(key=STATEMENT_ORDERS["topic"])
    return page_of_rows(found, page, STATEMENT_ORDERS, sort)


def searched_statements(unit_id: int) -> Select[*tuple[Any, ...]]:
    """The live paragraphs, for the search; the note is the topic's value."""
    topic = cast(Statement.topic, Text)
    return select(Statement.id, Statement.content, topic, Statement.period_end).where(
        Statement.unit_id == unit_id, Statement.withdrawn_at.is_(None)
    )
