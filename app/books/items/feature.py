"""What this room hands to the application."""

from __future__ import annotations

from app.books.items.actions import seed_missing
from app.books.items.facts import ItemFacts
from app.books.items.queries import item_names, units_without_items
from app.log.records.declared import DECLARED
from app.web.features import Feature, Seed


def _hand_in() -> None:
    DECLARED.names["items"] = lambda unit_id, _ids: item_names(unit_id)


FEATURE = Feature(
    within="settlement",
    guide="Dự toán, quyết toán",
    facts=(ItemFacts,),
    subjects={"items.item": "khoản mục"},
    seeds=(Seed(units_without_items, seed_missing),),
    hand_in=_hand_in,
)
