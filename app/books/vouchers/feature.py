"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 40, "Phiếu", "vouchers.index", "receipt"),),
    guide="Sổ quỹ, phiếu, khóa sổ",
    subjects={"cashbook.voucher": "phiếu"},
)
