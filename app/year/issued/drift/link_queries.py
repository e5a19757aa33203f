"""Which rows of a report a change of other rows reaches: dues by their people, rates by their fund."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from app.books.cashbook.queries import fund_names
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.models import FundTerm
from app.dues.ledger.models import Exemption
from app.extensions import db
from app.year.issued.drift.facts import Link


def links_of(unit_id: int, subjects: Iterable[str]) -> dict[str, Link]:
    """By subject of the trail, the people, collections and funds that it is of; five statements."""
    ids: dict[str, set[int]] = defaultdict(set)
    for subject in subjects:
        table, _, number = subject.partition("/")
        if number.isdigit():
            ids[table].add(int(number))
    names = fund_names(unit_id)
    found: dict[str, Link] = {}
    paid = select(Contribution.id, Contribution.collection_id, Collection.fund_id, Contribution.member_id)
    paid = paid.join(Collection, Collection.activity_id == Contribution.collection_id)
    paid = paid.where(Contribution.unit_id == unit_id)
    for row, entry, fund, member in db.session.execute(paid.where(Contribution.id.in_(ids["contributions"]))):
        rows = frozenset({f"activities/{entry}", f"members/{member}"})
        found[f"contributions/{row}"] = Link(rows, names[fund])
    rounds: dict[tuple[int, int], set[str]] = defaultdict(set)
    in_rounds = paid.where(Contribution.collection_id.in_(ids["activities"]))
    for _, entry, fund, member in db.session.execute(in_rounds):
        rounds[entry, fund].add(f"members/{member}")
    for (entry, fund), people in rounds.items():
        found[f"activities/{entry}"] = Link(frozenset(people), names[fund])
    exempt = select(Exemption.id, Exemption.member_id, Exemption.fund_id).where(Exemption.unit_id == unit_id)
    for row, member, only in db.session.execute(exempt.where(Exemption.id.in_(ids["exemptions"]))):
        found[f"exemptions/{row}"] = Link(frozenset({f"members/{member}"}), names[only] if only else "")
    terms = select(FundTerm.id, FundTerm.fund_id).where(FundTerm.unit_id == unit_id)
    for row, fund in db.session.execute(terms.where(FundTerm.id.in_(ids["fund_terms"]))):
        found[f"fund_terms/{row}"] = Link(frozenset({f"funds/{fund}"}), names[fund], is_rate=True)
    return found
