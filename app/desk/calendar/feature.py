"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("", 30, "Lịch", "calendar.index", "calendar-event"),),
    guide="Hoạt động",
)
