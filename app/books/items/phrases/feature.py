"""What this room hands to the application."""

from __future__ import annotations

from app.books.items.facts import PhraseFacts
from app.web.features import Feature

FEATURE = Feature(
    under="items",
    facts=(PhraseFacts,),
    subjects={"items.phrase": "cụm từ quen dùng"},
)
