"""Writes of the register of assets."""

from __future__ import annotations

from app.books.assets.facts import AssetFacts
from app.books.assets.models import Asset
from app.books.assets.rules import refuse_bad_asset
from app.log.activities.row_actions import RowKind

ASSETS: RowKind[Asset, AssetFacts] = RowKind(
    Asset, "assets", check=lambda _unit_id, facts, today: refuse_bad_asset(facts, today)
)
record_asset = ASSETS.record
