"""Selects of what regulations set, the union first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import exists, select

from app.books.cashbook.facts import Nature
from app.dues.funds.facts import TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.queries import terms_of
from app.extensions import db
from app.listing import Orders, Page, in_order, paginate, texts_match
from app.log.activities.row_queries import RowReads
from app.year.asked.models import UpperUnion
from app.year.regulations.facts import RegulationFacts
from app.year.regulations.models import Regulation
from app.year.regulations.rules import Step, is_comparable, is_known, steps, touched

ORDERS: Orders = {
    "what": (Regulation.what, Regulation.starts_on, Regulation.id),
    "day": (Regulation.starts_on, Regulation.id),
}
REGULATIONS = RowReads(Regulation, RegulationFacts)


class RegulationLine(NamedTuple):
    """A line in the list; `sender`: the union above that handed it down, "" for one of the union's own."""

    row: Regulation
    facts: RegulationFacts
    sender: str


@dataclass(frozen=True, slots=True)
class FundBeside:
    """What a fund of dues says beside a line: its terms that the line touches."""

    fund_id: int
    name: str
    #: In force on the day of the line, or the first one after.
    term: TermFacts
    is_comparable: bool
    steps: list[Step]


def page_of_regulations(
    unit_id: int, page: int, *, words: str = "", sort: str = "-day"
) -> Page[RegulationLine]:
    """A page of the lines; two statements, three with words."""
    query = (
        select(Regulation, UpperUnion.name)
        .outerjoin(UpperUnion, UpperUnion.id == Regulation.upper_union_id)
        .where(Regulation.unit_id == unit_id, Regulation.withdrawn_at.is_(None))
    )
    if words:
        query = query.where(Regulation.id.in_(_found(unit_id, words)))
    return paginate(in_order(query, ORDERS, sort), page, _line)


def _found(unit_id: int, words: str) -> list[int]:
    return [
        row.id
        for row, facts in REGULATIONS.all(unit_id)
        if texts_match(words, facts.what.label, facts.source, facts.note)
    ]


def _line(found: Any) -> RegulationLine:
    row, sender = found
    return RegulationLine(row, REGULATIONS.facts_of(row), sender or "")


def sender_of(row: Regulation) -> UpperUnion | None:
    """The union above that handed a line down."""
    return db.session.get(UpperUnion, row.upper_union_id) if row.upper_union_id else None


def lines_beside(row: Regulation) -> list[RegulationFacts]:
    """All lines of the union that a line is of, itself among them, in the order recorded; one statement."""
    query = REGULATIONS.live(row.unit_id).where(
        Regulation.upper_union_id.is_not_distinct_from(row.upper_union_id)
    )
    return [REGULATIONS.facts_of(one) for one in db.session.scalars(query.order_by(Regulation.id))]


def was_ever_kept(unit_id: int) -> bool:
    """Whether the union ever had a line, a withdrawn one too."""
    return bool(db.session.scalar(select(exists().where(Regulation.unit_id == unit_id))))


def handed_by(upper: UpperUnion) -> list[Regulation]:
    """Every line that a union above ever handed down, withdrawn ones too; one statement."""
    query = select(Regulation).where(Regulation.upper_union_id == upper.id)
    return list(db.session.scalars(query.order_by(Regulation.id)))


def rows_with(unit_id: int, row_keys: Iterable[str]) -> dict[str, Regulation]:
    """The lines with these keys, withdrawn ones too, by key; one statement."""
    query = select(Regulation).where(Regulation.unit_id == unit_id, Regulation.row_key.in_(list(row_keys)))
    return {one.row_key: one for one in db.session.scalars(query)}


def dues_funds(unit_id: int) -> dict[int, list[tuple[FundTerm, TermFacts]]]:
    """The terms of every fund that holds dues, by fund; one statement."""
    found: dict[int, list[tuple[FundTerm, TermFacts]]] = {}
    for row, facts in terms_of(unit_id):
        if facts.nature is Nature.DUES:
            found.setdefault(row.fund_id, []).append((row, facts))
    return found


def funds_beside(row: Regulation, facts: RegulationFacts) -> list[FundBeside]:
    """What each fund of dues says beside a line; two statements."""
    lines = lines_beside(row)
    found = []
    for fund_id, pairs in dues_funds(row.unit_id).items():
        terms = [one for _, one in pairs]
        term = touched(facts, terms)
        if term is not None:
            is_like = is_comparable(facts, term) and is_known(facts, lines)
            beside = steps(facts, lines, terms)
            found.append(FundBeside(fund_id, term.fund_name, term, is_like, beside))
    return found
