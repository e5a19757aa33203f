"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 60, "Dự toán, quyết toán", "settlement.index", "calculator"),),
    guide="Dự toán, quyết toán",
)
