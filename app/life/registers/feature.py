"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 35, "Sổ theo dõi", "registers.index", "clipboard-check"),),
    guide="Sổ theo dõi",
)
