"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 30, "Dấu vết", "trail.index", "history"),),
    guide="Câu hỏi thường gặp",
)
