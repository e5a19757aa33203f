"""What this room hands to the application."""

from __future__ import annotations

from app.books.items.facts import LimitFacts
from app.web.features import Feature

FEATURE = Feature(
    under="items",
    facts=(LimitFacts,),
    subjects={"items.limit": "giới hạn tỷ lệ chi"},
)
