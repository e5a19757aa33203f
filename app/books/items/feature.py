"""What this room hands to the application."""

from __future__ import annotations

from app.books.items.actions import record_item, seed_missing
from app.books.items.facts import ItemFacts
from app.books.items.queries import catalogue, item_names, units_without_items
from app.books.items.rules import refuse_bad_item
from app.log.records.declared import DECLARED
from app.office.union_kinds.facts import Proposal
from app.web.features import Feature, Seed


def _hand_in() -> None:
    DECLARED.names["items"] = lambda unit_id, _ids: item_names(unit_id)


FEATURE = Feature(
    proposals=(
        Proposal(
            table="items",
            label="Khoản mục",
            facts=ItemFacts,
            check=lambda facts: refuse_bad_item(facts, ()),
            name=lambda facts: facts.name,
            known=lambda unit_id: [one.facts.name for one in catalogue(unit_id).items],
            record=record_item,
        ),
    ),
    within="settlement",
    guide="Dự toán, quyết toán",
    facts=(ItemFacts,),
    subjects={"items.item": "khoản mục"},
    seeds=(Seed(units_without_items, seed_missing),),
    hand_in=_hand_in,
)
