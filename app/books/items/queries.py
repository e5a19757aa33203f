"""Selects of items, phrases and limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, Subquery, literal, select, union_all

from app.books.items.facts import ItemFacts, ItemSide, LimitFacts, PhraseFacts
from app.books.items.models import CashItem, CashPhrase, ItemAlias, ShareLimit
from app.books.items.rules import Catalogue, ListedItem, code_key, is_in_force
from app.extensions import db
from app.log.activities.mapping import facts_from
from app.log.activities.queries import UNIT_ID
from app.log.activities.row_queries import RowReads
from app.office.units.models import Unit

_ITEMS = RowReads(CashItem, ItemFacts)
item, item_facts = _ITEMS.one, _ITEMS.facts_of


_LIMITS = RowReads(ShareLimit, LimitFacts)
limit, limits_of, limit_facts = _LIMITS.one, _LIMITS.all, _LIMITS.facts_of


def catalogue(unit_id: int) -> Catalogue:
    """The union's items with all the words that name or named them, withdrawn ones too; one statement."""
    rows = db.session.execute(_worded(), {"unit_id": unit_id})
    items: dict[int, CashItem] = {}
    phrases: dict[int, list[str]] = defaultdict(list)
    former: dict[int, list[str]] = defaultdict(list)
    for row, text, is_old in rows:
        items[row.id] = row
        if text:
            (former if is_old else phrases)[row.id].append(text)
    return Catalogue([_listed(row, phrases[row.id], former[row.id]) for row in items.values()])


@cache
def _worded() -> Select[*tuple[Any, ...]]:
    """Built once: every form with money asks for it."""
    words = _words()
    return (
        select(CashItem, words.c.words, words.c.is_old)
        .outerjoin(words, words.c.item_id == CashItem.id)
        .where(CashItem.unit_id == UNIT_ID)
        .order_by(CashItem.id, words.c.is_old, words.c.place)
    )


@cache
def _words() -> Subquery:
    """(item, words, whether they are former ones) of phrases and of old names."""
    is_old = CashPhrase.withdrawn_at.is_not(None).label("is_old")
    phrases = select(CashPhrase.item_id, CashPhrase.words, is_old, CashPhrase.id.label("place"))
    former = select(
        ItemAlias.item_id, ItemAlias.words, literal(True).label("is_old"), ItemAlias.id.label("place")
    )
    return union_all(phrases, former).subquery()


def _listed(row: CashItem, phrases: list[str], former: list[str]) -> ListedItem:
    is_gone = row.withdrawn_at is not None
    return ListedItem(row.id, item_facts(row), tuple(phrases), tuple(former), is_gone)


def former_words(item_id: int) -> Sequence[str]:
    """Former words of an item; one statement."""
    return db.session.scalars(select(ItemAlias.words).where(ItemAlias.item_id == item_id)).all()


def item_names(unit_id: int) -> dict[int, str]:
    """Names of the union's items, withdrawn ones too, by id; one statement."""
    return dict(
        db.session.execute(select(CashItem.id, CashItem.name).where(CashItem.unit_id == unit_id)).all()
    )


def phrases_of(unit_id: int) -> list[tuple[CashPhrase, PhraseFacts, CashItem]]:
    """Every live phrase with the item that comes with it, by the item's code; one statement."""
    rows = db.session.execute(
        _phrases(unit_id).where(CashPhrase.withdrawn_at.is_(None), CashItem.withdrawn_at.is_(None))
    )
    found = [(row, phrase_facts(row), owner) for row, owner in rows]
    return sorted(found, key=lambda one: (one[2].side == ItemSide.PAYMENT, code_key(one[2].code), one[0].id))


def phrase(unit_id: int, phrase_id: int) -> tuple[CashPhrase, PhraseFacts] | None:
    """A phrase of this union, withdrawn or not, with its facts; or None."""
    found = db.session.execute(_phrases(unit_id).where(CashPhrase.id == phrase_id)).one_or_none()
    return (found[0], phrase_facts(found[0])) if found else None


def _phrases(unit_id: int) -> Select[CashPhrase, CashItem]:
    query = select(CashPhrase, CashItem).join(CashItem, CashItem.id == CashPhrase.item_id)
    return query.where(CashPhrase.unit_id == unit_id)


def phrase_facts(row: CashPhrase) -> PhraseFacts:
    """The facts of a phrase."""
    return facts_from(PhraseFacts, row)


def limits_on(unit_id: int, day: date) -> list[LimitFacts]:
    """The limits in force on a day; one statement."""
    return [facts for _, facts in limits_of(unit_id) if is_in_force(facts, day)]


def units_without_items() -> Sequence[int]:
    """The unions that never had an item: those that are older than the list."""
    has_some = select(CashItem.id).where(CashItem.unit_id == Unit.id).exists()
    return db.session.scalars(select(Unit.id).where(~has_some).order_by(Unit.id)).all()
