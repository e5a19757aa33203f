"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry, Source, SourceWords, WorkbookSheet
from app.web.overviews import SearchedDocuments
from app.year.statements.actions import correct_statement, record_statement
from app.year.statements.facts import StatementFacts, Topic
from app.year.statements.models import Statement
from app.year.statements.queries import searched_statements, statements_of

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 80, "Nhận định", "statements.index", "edit"),),
    guide="Báo cáo cuối năm",
    facts=(StatementFacts,),
    subjects={"commitments.statement": "nhận định"},
    sheets=(
        WorkbookSheet(
            title="Nhận định",
            facts=StatementFacts,
            columns=("period_text",),
            kept_in=Statement,
            read=statements_of,
            record=record_statement,
            correct=correct_statement,
        ),
    ),
    desk=(
        SearchedDocuments(
            key="statement",
            page="statements.show",
            select=searched_statements,
            note=lambda topic: Topic(topic).label,
        ),
    ),
    sources=(
        Source(
            Statement,
            "statements.show",
            lambda row: SourceWords(f"Nhận định: {Topic(row.topic).label}", row.content),
        ),
    ),
)
