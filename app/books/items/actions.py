"""Writes of items, phrases and limits, and the first set that every union starts with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.books.items import queries
from app.books.items.facts import ItemFacts, LimitFacts, PhraseFacts
from app.books.items.models import CashItem, CashPhrase, ItemAlias, ShareLimit
from app.books.items.rules import refuse_bad_item, refuse_bad_limit
from app.core.actor import SYSTEM
from app.core.errors import Refused
from app.core.signals import unit_started
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.actions import new_row_key
from app.log.activities.row_actions import RowKind, Written

_FIRST_SET = Path(__file__).with_name("first_set.toml")


def _refuse_unknown_item(unit_id: int, facts: PhraseFacts, _today: date) -> None:
    found = queries.item(unit_id, facts.item_id)
    if found is None or found[0].withdrawn_at is not None:
        raise Refused("Khoản mục này không có trong danh mục.", "item_id")


def _refuse_bad(unit_id: int, row: CashItem | None, facts: ItemFacts, _imported: bool) -> Mapping[str, Any]:
    """Refuse a bad code, or a name that the list has at that time."""
    others = [one for one in queries.catalogue(unit_id).items if row is None or one.id != row.id]
    refuse_bad_item(facts, others)
    return {}


def _keep_name(written: Written[CashItem, ItemFacts]) -> None:
    if written.old and written.new:
        _keep_words(written.row.id, written.old.name, written.new.name)


def _keep_phrase(written: Written[CashPhrase, PhraseFacts]) -> None:
    """What was recorded under a phrase's old words stays under their item."""
    if written.old and written.new:
        _keep_words(written.old.item_id, written.old.words, written.new.words)


ITEMS: RowKind[CashItem, ItemFacts] = RowKind(CashItem, "items.item", prepare=_refuse_bad, after=_keep_name)
PHRASES: RowKind[CashPhrase, PhraseFacts] = RowKind(
    CashPhrase, "items.phrase", check=_refuse_unknown_item, after=_keep_phrase
)
LIMITS: RowKind[ShareLimit, LimitFacts] = RowKind(
    ShareLimit, "items.limit", check=lambda _unit_id, facts, _today: refuse_bad_limit(facts)
)

record_item, correct_item = ITEMS.record, ITEMS.correct
correct_phrase = PHRASES.correct


def _keep_words(item_id: int, old: str, new: str) -> None:
    """Store former words of an item, unless only the spelling differs or they are stored already."""
    known = queries.former_words(item_id)
    if fold(old) != fold(new) and fold(old) not in map(fold, known):
        db.session.add(ItemAlias(item_id=item_id, words=old))
        db.session.flush()


@unit_started.connect
def give_first_set(unit_id: int) -> None:
    """Add the first set of items, phrases and limits to a union.

    Not noted in the trail: the books begin with the set, and every row names who recorded it.
    """
    first_set = _first_set()
    items = [_first(CashItem, unit_id, one["item"]) for one in first_set["items"]]
    db.session.add_all(items)
    db.session.flush()
    for item, one in zip(items, first_set["items"], strict=True):
        phrases = [{"words": words, "item_id": item.id} for words in one["phrases"]]
        db.session.add_all(_first(CashPhrase, unit_id, columns) for columns in phrases)
    db.session.add_all(_first(ShareLimit, unit_id, columns) for columns in first_set["limits"])
    db.session.flush()


def seed_missing() -> None:
    """Add the first set to unions that are older than it."""
    for unit_id in queries.units_without_items():
        give_first_set(unit_id)


def _first(model: type[Any], unit_id: int, columns: dict[str, Any]) -> Any:
    recorded = {"row_key": new_row_key(), "recorded_by_id": SYSTEM.user_id, "recorded_by": SYSTEM.name}
    return model(unit_id=unit_id, **recorded, **columns)


@cache
def _first_set() -> dict[str, list[dict[str, Any]]]:
    """The columns of the set's rows."""
    entries = tomllib.loads(_FIRST_SET.read_text("utf-8"))
    for one in [*entries["items"], *entries["limits"]]:
        one["share_group"] = one.pop("group", "")
    items = [
        {"phrases": one.pop("phrases", []), "item": one | {"remits": one.get("remits", False)}}
        for one in entries["items"]
    ]
    return {"items": items, "limits": entries["limits"]}
