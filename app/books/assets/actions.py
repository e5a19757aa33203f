"""Writes of the register of assets."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from app.books.assets.facts import AssetFacts
from app.books.assets.models import Asset
from app.books.assets.rules import refuse_bad_asset
from app.core.actor import Actor
from app.log.activities.row_actions import RowKind


def _columns(_unit_id: int, facts: AssetFacts) -> dict[str, Any]:
    return asdict(facts)


ASSETS = RowKind(Asset, "assets", _columns)
withdraw_asset = ASSETS.withdraw


def record_asset(
    unit_id: int, facts: AssetFacts, actor: Actor, today: date, *, row_key: str | None = None
) -> Asset:
    """Add an asset to the register. Raises Refused for days to come or out of order."""
    refuse_bad_asset(facts, today)
    return ASSETS.record(unit_id, facts, actor, today, row_key=row_key)


def correct_asset(
    row: Asset,
    old: AssetFacts,
    new: AssetFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Give an asset new facts, its disposal included. Raises Refused as `record_asset`, Stale."""
    refuse_bad_asset(new, today)
    ASSETS.correct(row, old, new, actor, today, reason, version=version)
