"""Selects of the list of unions below, the union first."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select

from app.extensions import db
from app.listing import Orders, Page, in_order, in_words_order, paginate, texts_match
from app.log.activities.mapping import facts_from
from app.log.activities.row_queries import RowReads
from app.office.signatures.rules import short_code
from app.year.below.facts import LowerFacts
from app.year.received.models import LowerUnion, ReceivedPackage

ORDERS: Orders = {
    "name": (in_words_order(LowerUnion.name), LowerUnion.id),
    "group": (in_words_order(LowerUnion.group_name), in_words_order(LowerUnion.name), LowerUnion.id),
    "last": (func.max(ReceivedPackage.received_on), LowerUnion.id),
}


class _Reads(RowReads[LowerUnion, LowerFacts]):
    """A code that is not known is no text."""

    def facts_of(self, row: LowerUnion) -> LowerFacts:
        return facts_from(LowerFacts, row, code=row.code or "")


LOWERS = _Reads(LowerUnion, LowerFacts)


class LowerLine(NamedTuple):
    """A union below in the list: the code of its key, "" without one, and what it sent."""

    row: LowerUnion
    facts: LowerFacts
    packages: int
    last_on: date | None

    @property
    def key_code(self) -> str:
        return short_code(self.row.public_key) if self.row.public_key else ""


def page_of_lowers(
    unit_id: int, page: int, *, words: str = "", as_of: date | None = None, sort: str = "name"
) -> Page[LowerLine]:
    """A page of the unions that are below on a day, or ever were; two statements, three with words."""
    query = (
        select(LowerUnion, func.count(ReceivedPackage.id), func.max(ReceivedPackage.received_on))
        .outerjoin(ReceivedPackage, ReceivedPackage.lower_union_id == LowerUnion.id)
        .where(LowerUnion.unit_id == unit_id, LowerUnion.withdrawn_at.is_(None))
        .group_by(LowerUnion.unit_id, LowerUnion.id)
    )
    if as_of:
        query = query.where(
            or_(LowerUnion.starts_on.is_(None), LowerUnion.starts_on <= as_of),
            or_(LowerUnion.ends_on.is_(None), LowerUnion.ends_on >= as_of),
        )
    if words:
        query = query.where(LowerUnion.id.in_(_found(unit_id, words)))
    return paginate(in_order(query, ORDERS, sort), page, _line)


def packages_sent(row: LowerUnion) -> int:
    """How many packages a union sent; one statement."""
    query = select(func.count()).where(ReceivedPackage.lower_union_id == row.id)
    return db.session.scalar(query) or 0


def _found(unit_id: int, words: str) -> list[int]:
    row = LowerUnion
    query = select(row.id, row.name, row.code, row.group_name, row.contact).where(row.unit_id == unit_id)
    return [
        one.id
        for one in db.session.execute(query)
        if texts_match(words, one.name, one.code or "", one.group_name, one.contact)
    ]


def _line(found: Any) -> LowerLine:
    row, packages, last_on = found
    return LowerLine(row, LOWERS.facts_of(row), packages, last_on)
