"""Selects of the register of assets."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, func, or_, select

from app.books.assets.facts import AssetFacts, AssetKind
from app.books.assets.models import Asset
from app.extensions import db
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.mapping import facts_from

ORDERS = {
    "name": (in_words_order(Asset.name), Asset.id),
    "day": (Asset.acquired_on, Asset.id),
    "amount": (Asset.amount, Asset.id),
}


def page_of_assets(
    unit_id: int, page: int, as_of: date, *, kind: AssetKind | None = None, gone: bool = False, sort: str
) -> tuple[Page[tuple[Asset, AssetFacts]], int]:
    """A page of the assets of a day, or (`gone`) of all there ever were; and the total value of the list.

    Three statements; the value is in whole đồng.
    """
    query = _assets(unit_id)
    if not gone:
        query = query.where(or_(Asset.acquired_on.is_(None), Asset.acquired_on <= as_of))
        query = query.where(or_(Asset.disposed_on.is_(None), Asset.disposed_on > as_of))
    if kind:
        query = query.where(Asset.kind == kind)
    amounts = query.with_only_columns(Asset.amount).subquery()
    worth = db.session.scalar(select(func.coalesce(func.sum(amounts.c.amount), 0)))
    found = paginate(in_order(query, ORDERS, sort), page, lambda row: (row[0], asset_facts(row[0])))
    return found, int(worth or 0)


def _assets(unit_id: int) -> Select[Asset]:
    return select(Asset).where(Asset.unit_id == unit_id, Asset.withdrawn_at.is_(None))


def asset(unit_id: int, asset_id: int) -> tuple[Asset, AssetFacts] | None:
    """An asset of this union, withdrawn or not, with its facts; or None."""
    row = db.session.scalar(select(Asset).where(Asset.unit_id == unit_id, Asset.id == asset_id))
    return (row, asset_facts(row)) if row else None


def asset_facts(row: Asset) -> AssetFacts:
    """What a line of the register says."""
    return facts_from(AssetFacts, row)
