"""What this room hands to the application."""

from __future__ import annotations

from app.books.assets.facts import AssetFacts
from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 70, "Tài sản", "assets.index", "building"),),
    guide="Sổ quỹ, phiếu, khóa sổ",
    facts=(AssetFacts,),
    subjects={"assets": "tài sản"},
)
