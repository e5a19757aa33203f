"""What this room hands to the application."""

from __future__ import annotations

from app.life.gifts.facts import GiftListFacts, LineDefaults, LineValues, Posting, RecipientFacts, Sum
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Con người", 30, "Danh sách quà", "gifts.index", "gift"),),
    guide="Danh sách quà",
    facts=(
        GiftListFacts,
        RecipientFacts,
        LineValues,
        LineDefaults,
        Posting,
        Sum,
    ),
    subjects={"gifts": "danh sách quà"},
)
