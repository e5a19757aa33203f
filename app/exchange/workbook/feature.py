"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Sổ sách", 10, "Nhập, xuất Excel", "exchange.index", "arrows-exchange"),),
    guide="Nhập, xuất Excel",
    subjects={"exchange": "sổ trao đổi"},
)
