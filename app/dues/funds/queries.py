"""Selects of funds' terms, collections and contributions."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select

from app.books.cashbook.facts import Nature
from app.books.cashbook.models import Fund, MoneyEntry
from app.books.cashbook.queries import ReceiptKey, late_receipts
from app.core.periods import period_between
from app.dues.contributions.facts import CollectionFacts, ContributionFacts
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.facts import TermFacts
from app.dues.funds.models import FundTerm
from app.dues.funds.rules import Round
from app.extensions import db
from app.log.activities.facts import Channel
from app.log.activities.mapping import facts_from
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with
from app.log.figures.facts import Reading

#: A statement takes a limited number of parameters; longer lists go in parts.
_AT_ONCE = 10_000


def terms_of(unit_id: int, fund_id: int | None = None) -> list[tuple[FundTerm, TermFacts]]:
    """Every live term with its facts, in the order they were recorded; one statement."""
    query = (
        select(FundTerm, Fund)
        .join(Fund, Fund.id == FundTerm.fund_id)
        .where(FundTerm.unit_id == unit_id, FundTerm.withdrawn_at.is_(None))
        .order_by(FundTerm.id)
    )
    if fund_id is not None:
        query = query.where(FundTerm.fund_id == fund_id)
    return [(term, term_facts(term, fund)) for term, fund in db.session.execute(query)]


def terms_read(reading: Reading) -> dict[int, list[TermFacts]]:
    """The live terms of each fund in the order they were recorded; one statement."""
    return by_fund(terms_of(reading.unit.id))


def by_fund(terms: Iterable[tuple[FundTerm, TermFacts]]) -> dict[int, list[TermFacts]]:
    """The facts of each fund's terms, in the same order."""
    found: dict[int, list[TermFacts]] = {}
    for row, facts in terms:
        found.setdefault(row.fund_id, []).append(facts)
    return found


def term(unit_id: int, term_id: int) -> tuple[FundTerm, TermFacts] | None:
    """A term of this union, withdrawn or not, with its facts; or None."""
    found = db.session.execute(
        select(FundTerm, Fund)
        .join(Fund, Fund.id == FundTerm.fund_id)
        .where(FundTerm.unit_id == unit_id, FundTerm.id == term_id)
    ).one_or_none()
    return (found[0], term_facts(*found)) if found else None


def term_facts(term: FundTerm, fund: Fund) -> TermFacts:
    """The facts of a row of the sheet Quỹ."""
    return facts_from(TermFacts, term, fund_name=fund.name, nature=Nature(fund.nature))


def guessed_funds(unit_id: int) -> Sequence[Fund]:
    """The funds whose nature was guessed and not confirmed, in the order they were added."""
    query = select(Fund).where(Fund.unit_id == unit_id, Fund.nature_is_guessed, Fund.retired.is_(False))
    return db.session.scalars(query.order_by(Fund.id)).all()


def guessed_figures(unit_id: int, _today: date) -> tuple[ScalarSelect[Any], ...]:
    """How many those are."""
    guessed = (Fund.unit_id == unit_id, Fund.nature_is_guessed, Fund.retired.is_(False))
    return (select(func.count(Fund.id)).where(*guessed).scalar_subquery(),)


def contributions_of(unit_id: int) -> list[tuple[Contribution, ContributionFacts]]:
    """Every live contribution with its facts, in the order they were recorded; two statements."""
    query = _contributions(unit_id).where(Contribution.withdrawn_at.is_(None)).order_by(Contribution.id)
    late = late_receipts(unit_id)
    return [(row, _facts(row, fund, day, late)) for row, fund, day in db.session.execute(query)]


def contribution(unit_id: int, contribution_id: int) -> tuple[Contribution, ContributionFacts] | None:
    """A contribution of this union, withdrawn or not, with its facts; or None."""
    found = db.session.execute(
        _contributions(unit_id).where(Contribution.id == contribution_id)
    ).one_or_none()
    if found is None:
        return None
    return found[0], _facts(*found, late_receipts(unit_id, found[0].collection_id))


def _contributions(unit_id: int) -> Select[Contribution, int, date]:
    return (
        select(Contribution, Collection.fund_id, Activity.starts_on)
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .where(Contribution.unit_id == unit_id)
    )


def contribution_facts(
    row: Contribution, fund_id: int, paid_on: date, booked_on: date | None = None
) -> ContributionFacts:
    """The facts of a row of the sheet Đóng quỹ; `booked_on`: the day of the book where it is another."""
    return facts_from(ContributionFacts, row, fund_id=fund_id, paid_on=paid_on, booked_on=booked_on)


def _facts(
    row: Contribution, fund_id: int, paid_on: date, late: Mapping[ReceiptKey, date]
) -> ContributionFacts:
    key = (row.collection_id, row.voucher_text, row.channel or Channel.CASH)
    return contribution_facts(row, fund_id, paid_on, late.get(key))


def collection(unit_id: int, activity_id: int) -> tuple[Activity, CollectionFacts] | None:
    """A collection of this union, withdrawn or not, with its facts; or None."""
    found = entry_with(Collection, unit_id, activity_id)
    return (found[0], collection_facts(*found)) if found else None


def collection_facts(activity: Activity, row: Collection) -> CollectionFacts:
    """The facts of a collection; its Kỳ as the calendar names it."""
    period = period_between(row.period_start, row.period_end)
    return facts_from(CollectionFacts, row, period_text=period.label, paid_on=activity.starts_on)


def rounds_of(unit_id: int, fund_ids: Some[int]) -> dict[Round, tuple[Activity, int]]:
    """The collections ever opened for these funds: each round's newest log entry, and how many it had."""
    rows = db.session.execute(
        select(Activity, Collection)
        .join(Collection, Collection.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id, Collection.fund_id.in_(list(fund_ids)))
        .order_by(Activity.id)
    )
    found: dict[Round, tuple[Activity, int]] = {}
    for activity, row in rows:
        key = Round(row.fund_id, row.period_start, row.period_end, activity.starts_on)
        found[key] = (activity, found[key][1] + 1 if key in found else 1)
    return found


def paid_in(collection_ids: Some[int]) -> dict[int, list[ContributionFacts]]:
    """The facts of the live contributions of these collections, in recorded order."""
    ids = list(collection_ids)
    found: dict[int, list[ContributionFacts]] = {activity_id: [] for activity_id in ids}
    for start in range(0, len(ids), _AT_ONCE):
        query = (
            select(
                Contribution.collection_id,
                Contribution.member_id,
                Collection.fund_id,
                Contribution.period_text,
                Contribution.amount,
                Activity.starts_on,
                Contribution.payer_name,
                Contribution.channel,
                Contribution.voucher_text,
            )
            .join(Collection, Collection.activity_id == Contribution.collection_id)
            .join(Activity, Activity.id == Collection.activity_id)
            .where(Contribution.collection_id.in_(ids[start : start + _AT_ONCE]))
            .where(Contribution.withdrawn_at.is_(None))
            .order_by(Contribution.id)
        )
        for entry, member, fund, period, amount, day, payer, channel, number in db.session.execute(query):
            known = Channel(channel) if channel else None
            facts = ContributionFacts(member, fund, period, amount, day, payer, known, number)
            found[entry].append(facts)
    return found


def contributions_with(unit_id: int, row_keys: Sequence[str]) -> list[Contribution]:
    """The contributions with these keys, in their order."""
    found: dict[str, Contribution] = {}
    for start in range(0, len(row_keys), _AT_ONCE):
        some = row_keys[start : start + _AT_ONCE]
        query = select(Contribution).where(Contribution.unit_id == unit_id, Contribution.row_key.in_(some))
        found |= {row.row_key: row for row in db.session.scalars(query)}
    return [found[key] for key in row_keys]


def live_in(collection_id: int) -> Sequence[Contribution]:
    """The live contributions of a collection, in recorded order."""
    query = select(Contribution).where(
        Contribution.collection_id == collection_id, Contribution.withdrawn_at.is_(None)
    )
    return db.session.scalars(query.order_by(Contribution.id)).all()


def moved_between(fund_id: int, start: date | None, end: date | None) -> bool:
    """Whether live log entries moved the fund's money from `start` to before `end`; None: without bound."""
    query = (
        select(Activity.id)
        .outerjoin(MoneyEntry, MoneyEntry.activity_id == Activity.id)
        .where(or_(Activity.fund_id == fund_id, MoneyEntry.to_fund_id == fund_id))
        .where(Activity.withdrawn_at.is_(None), Activity.amount > 0)
        .limit(1)
    )
    if start is not None:
        query = query.where(Activity.starts_on >= start)
    if end is not None:
        query = query.where(Activity.starts_on < end)
    return db.session.scalar(query) is not None
