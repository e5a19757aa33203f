"""What this room hands to the application."""

from __future__ import annotations

from app.books.vouchers.search_queries import voucher_hit, vouchers_numbered
from app.web.features import Feature, MenuEntry
from app.web.overviews import SearchGroup

FEATURE = Feature(
    menu=(MenuEntry("Tiền", 40, "Phiếu", "vouchers.index", "receipt"),),
    guide="Sổ quỹ, phiếu, khóa sổ",
    subjects={"cashbook.voucher": "phiếu"},
    desk=(SearchGroup(place=30, key="vouchers", label="Phiếu", select=vouchers_numbered, hit=voucher_hit),),
)
