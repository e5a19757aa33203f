"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 20, "Thu quỹ", "collecting.index", "coin"),),
    guide="Thu quỹ",
)
