"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("", 20, "Nhật ký", "timeline.index", "list"),),
    guide="Hoạt động",
)
