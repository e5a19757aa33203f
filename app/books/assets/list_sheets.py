"""The register of assets as a table for Excel. Pure."""

from __future__ import annotations

from app.books.assets.facts import AssetFacts
from app.books.assets.models import Asset
from app.papers.lists import Listing
from app.papers.sheet import Column

ASSETS: Listing[tuple[Asset, AssetFacts]] = Listing(
    "Danh sách tài sản",
    "tai-san",
    "tài sản",
    (
        (Column("Tên tài sản", width=2.5), lambda found: found[1].name),
        (Column("Loại", width=1.2), lambda found: found[1].kind.label),
        (Column("Số lượng", width=0.9), lambda found: found[1].quantity),
        (Column("Ngày có", "date"), lambda found: found[1].acquired_on),
        (Column("Người giữ", width=1.5), lambda found: found[1].keeper),
        (Column("Giá trị", "money"), lambda found: found[1].amount),
        (Column("Ngày thôi dùng", "date"), lambda found: found[1].disposed_on),
        (Column("Lý do thôi dùng", width=1.5), lambda found: found[1].disposed_reason),
        (Column("Ghi chú", width=1.5), lambda found: found[1].note),
    ),
)
