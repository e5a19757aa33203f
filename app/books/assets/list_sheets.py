"""The register of assets as a list. Pure."""

from __future__ import annotations

from app.books.assets.facts import AssetFacts
from app.books.assets.models import Asset
from app.log.records.columns import fact
from app.papers.lists import Listing

ASSETS: Listing[tuple[Asset, AssetFacts]] = Listing(
    "Danh sách tài sản",
    "tai-san",
    "tài sản",
    (
        fact(AssetFacts, "name", width=2.5, sort="name", drawn=True),
        fact(AssetFacts, "kind", width=1.2),
        fact(AssetFacts, "quantity", width=0.9),
        fact(AssetFacts, "acquired_on", sort="day"),
        fact(AssetFacts, "keeper", width=1.5),
        fact(AssetFacts, "amount", sort="amount"),
        fact(AssetFacts, "disposed_on", on="file"),
        fact(AssetFacts, "disposed_reason", width=1.5, on="file"),
        fact(AssetFacts, "note", width=1.5, on="file"),
    ),
)
