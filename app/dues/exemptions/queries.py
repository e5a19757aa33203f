"""Selects of the list of exemptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from app.books.cashbook.models import Fund
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Exemption
from app.listing import Page, in_order, matches, paginate
from app.log.activities.row_queries import RowReads
from app.people.roster.models import Member

EXEMPTION_ORDERS = {
    "day": (Exemption.starts_on, Exemption.id),
    "name": (Member.name_key, Exemption.starts_on, Exemption.id),
}


@dataclass(frozen=True, slots=True)
class WantedExemptions:
    """Filters of the list; `as_of`: exemptions in force on the day."""

    words: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Exempt:
    """An exemption with the names that a page shows; `fund_name` None: every fund."""

    row: Exemption
    payer: str
    code: str
    fund_name: str | None


_READS = RowReads(Exemption, ExemptionFacts)
exemption, exemptions_of, exemption_facts = _READS.one, _READS.all, _READS.facts_of


def page_of_exemptions(
    unit_id: int, wanted: WantedExemptions, page: int, *, sort: str = "-day"
) -> Page[Exempt]:
    """A page of live exemptions; two statements."""
    query = (
        select(Exemption, Member.full_name, Member.code, Fund.name)
        .join(Member, Member.id == Exemption.member_id)
        .outerjoin(Fund, Fund.id == Exemption.fund_id)
        .where(Exemption.unit_id == unit_id, Exemption.withdrawn_at.is_(None))
    )
    if wanted.words:
        query = query.where(matches(Member.search_text, wanted.words))
    if wanted.as_of:
        query = query.where(
            or_(Exemption.starts_on.is_(None), Exemption.starts_on <= wanted.as_of),
            or_(Exemption.ends_on.is_(None), Exemption.ends_on >= wanted.as_of),
        )
    return paginate(in_order(query, EXEMPTION_ORDERS, sort), page, lambda row: Exempt(*row))
