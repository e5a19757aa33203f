"""Selects of the register of assets."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select

from app.books.assets.facts import AssetFacts, AssetKind
from app.books.assets.models import Asset
from app.extensions import db
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.row_queries import RowReads

ORDERS = {
    "name": (in_words_order(Asset.name), Asset.id),
    "day": (Asset.acquired_on, Asset.id),
    "amount": (Asset.amount, Asset.id),
}


_READS = RowReads(Asset, AssetFacts)
asset, asset_facts, _assets = _READS.one, _READS.facts_of, _READS.live


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
