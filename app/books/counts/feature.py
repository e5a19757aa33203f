"""What this room hands to the application."""

from __future__ import annotations

from app.books.counts.facts import CountFacts
from app.core.fields import Money
from app.web.features import Feature

FEATURE = Feature(
    under="ledgers",
    facts=(CountFacts,),
    subjects={"closing.count": "biên bản kiểm quỹ"},
    noted={"book_amount": Money("Số dư theo sổ")},
)
