"""Selects of items, phrases and limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, select

from app.extensions import db
from app.items.facts import Bound, ItemFacts, ItemSide, LimitedSource, LimitFacts, PhraseFacts, ShareGroup
from app.items.models import CashItem, CashPhrase, ShareLimit
from app.items.rules import Catalogue, Listed, code_key, is_in_force
from app.units.models import Unit


def catalogue(unit_id: int) -> Catalogue:
    """The union's live items with their live phrases; one statement."""
    rows = db.session.execute(
        select(CashItem, CashPhrase.words)
        .outerjoin(CashPhrase, (CashPhrase.item_id == CashItem.id) & CashPhrase.withdrawn_at.is_(None))
        .where(CashItem.unit_id == unit_id, CashItem.withdrawn_at.is_(None))
        .order_by(CashItem.id, CashPhrase.id)
    )
    found: dict[int, Listed] = {}
    for item, words in rows:
        known = found.get(item.id) or Listed(item.id, item_facts(item))
        found[item.id] = Listed(item.id, known.facts, (*known.phrases, words) if words else known.phrases)
    return Catalogue(list(found.values()))


def item(unit_id: int, item_id: int) -> tuple[CashItem, ItemFacts] | None:
    """An item of this union, withdrawn or not, with what it says; or None."""
    row = db.session.scalar(select(CashItem).where(CashItem.unit_id == unit_id, CashItem.id == item_id))
    return (row, item_facts(row)) if row else None


def item_facts(row: CashItem) -> ItemFacts:
    """What an item says."""
    return ItemFacts(
        side=ItemSide(row.side),
        name=row.name,
        code=row.code,
        share_group=ShareGroup(row.share_group) if row.share_group else None,
        remits=row.remits,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def items_of(unit_id: int, but: int | None = None) -> list[ItemFacts]:
    """What the union's live items say, but for one of them; one statement."""
    query = select(CashItem).where(CashItem.unit_id == unit_id, CashItem.withdrawn_at.is_(None))
    return [item_facts(row) for row in db.session.scalars(query) if row.id != but]


def item_names(unit_id: int) -> dict[int, str]:
    """What the union's items are called, withdrawn ones too, by id; one statement."""
    return dict(
        db.session.execute(select(CashItem.id, CashItem.name).where(CashItem.unit_id == unit_id)).all()
    )


def phrases_of(unit_id: int) -> list[tuple[CashPhrase, PhraseFacts, CashItem]]:
    """Every live phrase with the item that comes with it, by the item's code; one statement."""
    rows = db.session.execute(
        _phrases(unit_id).where(CashPhrase.withdrawn_at.is_(None), CashItem.withdrawn_at.is_(None))
    )
    told = [(row, phrase_facts(row), owner) for row, owner in rows]
    return sorted(told, key=lambda one: (one[2].side == ItemSide.PAYMENT, code_key(one[2].code), one[0].id))


def phrase(unit_id: int, phrase_id: int) -> tuple[CashPhrase, PhraseFacts] | None:
    """A phrase of this union, withdrawn or not, with what it says; or None."""
    found = db.session.execute(_phrases(unit_id).where(CashPhrase.id == phrase_id)).one_or_none()
    return (found[0], phrase_facts(found[0])) if found else None


def _phrases(unit_id: int) -> Select[CashPhrase, CashItem]:
    query = select(CashPhrase, CashItem).join(CashItem, CashItem.id == CashPhrase.item_id)
    return query.where(CashPhrase.unit_id == unit_id)


def phrase_facts(row: CashPhrase) -> PhraseFacts:
    """What a phrase says."""
    return PhraseFacts(words=row.words, item_id=row.item_id)


def limits_of(unit_id: int) -> list[tuple[ShareLimit, LimitFacts]]:
    """Every live limit with what it says, in the order they were recorded; one statement."""
    query = select(ShareLimit).where(ShareLimit.unit_id == unit_id, ShareLimit.withdrawn_at.is_(None))
    return [(row, limit_facts(row)) for row in db.session.scalars(query.order_by(ShareLimit.id))]


def limits_on(unit_id: int, day: date) -> list[LimitFacts]:
    """The limits in force on a day; one statement."""
    return [facts for _, facts in limits_of(unit_id) if is_in_force(facts, day)]


def limit(unit_id: int, limit_id: int) -> tuple[ShareLimit, LimitFacts] | None:
    """A limit of this union, withdrawn or not, with what it says; or None."""
    row = db.session.scalar(
        select(ShareLimit).where(ShareLimit.unit_id == unit_id, ShareLimit.id == limit_id)
    )
    return (row, limit_facts(row)) if row else None


def limit_facts(row: ShareLimit) -> LimitFacts:
    """What a limit says."""
    return LimitFacts(
        nature=LimitedSource(row.nature),
        share_group=ShareGroup(row.share_group),
        bound=Bound(row.bound),
        percent=Decimal(row.percent),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
    )


def units_without_items() -> Sequence[int]:
    """The unions that never had an item: those of an installation that is older than the list."""
    has_some = select(CashItem.id).where(CashItem.unit_id == Unit.id).exists()
    return db.session.scalars(select(Unit.id).where(~has_some).order_by(Unit.id)).all()
