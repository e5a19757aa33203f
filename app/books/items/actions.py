"""Writes of items, phrases and limits, and the first set that every union starts with."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.books.items import queries
from app.books.items.facts import ItemFacts, LimitFacts, PhraseFacts
from app.books.items.models import CashItem, CashPhrase, ItemAlias, ShareLimit
from app.books.items.rules import refuse_bad_item, refuse_bad_limit
from app.core.actor import SYSTEM, Actor
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


def _keep_name(written: Written[CashItem, ItemFacts]) -> None:
    if written.old and written.new:
        _keep_words(written.row.id, written.old.name, written.new.name)


def _keep_phrase(written: Written[CashPhrase, PhraseFacts]) -> None:
    """What was recorded under a phrase's old words stays under their item."""
    if written.old and written.new:
        _keep_words(written.old.item_id, written.old.words, written.new.words)


ITEMS: RowKind[CashItem, ItemFacts] = RowKind(CashItem, "items.item", after=_keep_name)
PHRASES: RowKind[CashPhrase, PhraseFacts] = RowKind(
    CashPhrase, "items.phrase", check=_refuse_unknown_item, after=_keep_phrase
)
LIMITS: RowKind[ShareLimit, LimitFacts] = RowKind(
    ShareLimit, "items.limit", check=lambda _unit_id, facts, _today: refuse_bad_limit(facts)
)

withdraw_item = ITEMS.withdraw
record_phrase, correct_phrase, withdraw_phrase = PHRASES.record, PHRASES.correct, PHRASES.withdraw
record_limit, correct_limit, withdraw_limit = LIMITS.record, LIMITS.correct, LIMITS.withdraw


def record_item(
    unit_id: int, facts: ItemFacts, actor: Actor, today: date, *, row_key: str | None = None
) -> CashItem:
    """Add an item to the list. Raises Refused for a bad code, or a name that the list has at that time."""
    refuse_bad_item(facts, queries.catalogue(unit_id).items)
    return ITEMS.record(unit_id, facts, actor, today, row_key=row_key)


def correct_item(
    row: CashItem,
    old: ItemFacts,
    new: ItemFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Give an item new facts; its old name stays known. Raises Refused as `record_item`, Stale."""
    refuse_bad_item(new, [one for one in queries.catalogue(row.unit_id).items if one.id != row.id])
    ITEMS.correct(row, old, new, actor, today, reason, version=version)


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
