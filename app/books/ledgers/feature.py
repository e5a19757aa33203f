"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 50, "Sổ sách in", "ledgers.show_cash", "printer"),),
    guide="Sổ quỹ, phiếu, khóa sổ",
)
