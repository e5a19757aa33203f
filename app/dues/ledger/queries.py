"""Selects of dues: what they are calculated from, and the stored ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from app.books.cashbook.models import Fund
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.facts import TermFacts
from app.dues.funds.queries import by_fund, terms_of
from app.dues.ledger.facts import ExemptSpan, FundRule, MembershipSpan, PaymentFacts
from app.dues.ledger.models import Credit, Due, Exemption
from app.dues.ledger.rules import books_from
from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import UNIT_ID
from app.people.roster.day_queries import begins
from app.people.roster.facts import Standing
from app.people.roster.models import Member, Membership

#: A fund's and a person's ids.
Pair = tuple[int, int]
#: A stored due: its id, last day, owed, paid.
StoredDue = tuple[int, date, int, int]


def fund_rules(unit_id: int, known: Mapping[int, Sequence[TermFacts]] | None = None) -> list[FundRule]:
    """The rates of each of the union's funds, and from when on; two statements.

    `known`: the terms of each fund, where they were read already.
    """
    terms = by_fund(terms_of(unit_id)) if known is None else known
    rows = db.session.execute(
        select(Fund.id, Fund.name, Fund.opening_on, func.min(Activity.starts_on))
        .outerjoin(Collection, Collection.fund_id == Fund.id)
        .outerjoin(Activity, (Activity.id == Collection.activity_id) & Activity.withdrawn_at.is_(None))
        .where(Fund.unit_id == unit_id)
        .group_by(Fund.id, Fund.name, Fund.opening_on)
        .order_by(Fund.id)
    )
    return [
        FundRule(
            fund_id,
            name,
            tuple(terms.get(fund_id, ())),
            books_from(terms.get(fund_id, ()), opening_on, first_paid_on),
            begins_by_collection=opening_on is None,
        )
        for fund_id, name, opening_on, first_paid_on in rows
    ]


def membership_spans_of(
    unit_id: int, member_ids: Some[int] | None = None
) -> dict[int, tuple[MembershipSpan, ...]]:
    """Each person's spans of membership, earliest first; people without any are left out."""
    query = _of(_spans(), Membership.member_id, member_ids)
    found: dict[int, list[MembershipSpan]] = defaultdict(list)
    for member_id, *values in db.session.execute(query, {"unit_id": unit_id}).all():
        found[member_id].append(MembershipSpan(*values))
    return {one: tuple(sorted(membership_spans, key=_begins)) for one, membership_spans in found.items()}


@cache
def _spans() -> Select[*tuple[Any, ...]]:
    """Built once: composing this statement takes longer than executing it."""
    return (
        select(Membership.member_id, begins(Membership), Membership.left_on, Membership.dues_salary)
        .where(Membership.unit_id == UNIT_ID, Membership.withdrawn_at.is_(None))
        .where(Membership.standing == Standing.MEMBER)
    )


def _begins(membership_span: MembershipSpan) -> date:
    return membership_span.joined_on or date.min


def exemptions_of(unit_id: int, member_ids: Some[int] | None = None) -> dict[Pair, tuple[ExemptSpan, ...]]:
    """Live exemptions by fund and person; those from all funds are under fund 0. One statement."""
    query = select(Exemption).where(Exemption.unit_id == unit_id, Exemption.withdrawn_at.is_(None))
    found: dict[Pair, tuple[ExemptSpan, ...]] = {}
    for row in db.session.scalars(_of(query, Exemption.member_id, member_ids).order_by(Exemption.id)):
        pair = (row.fund_id or 0, row.member_id)
        found[pair] = (*found.get(pair, ()), ExemptSpan(row.starts_on, row.ends_on, row.reason))
    return found


def exempt_on(unit_id: int, day: date) -> frozenset[Pair]:
    """(fund, person) of every exemption in force on the day; those from all funds under fund 0."""
    rows = db.session.execute(
        select(func.coalesce(Exemption.fund_id, 0), Exemption.member_id)
        .where(Exemption.unit_id == unit_id, Exemption.withdrawn_at.is_(None))
        .where(or_(Exemption.starts_on.is_(None), Exemption.starts_on <= day))
        .where(or_(Exemption.ends_on.is_(None), Exemption.ends_on >= day))
    )
    return frozenset((fund_id, member_id) for fund_id, member_id in rows)


def payments_of(
    unit_id: int, fund_ids: Some[int], member_ids: Some[int] | None = None
) -> dict[Pair, list[PaymentFacts]]:
    """Live contributions to these funds by fund and person; one statement."""
    query = (
        select(
            Collection.fund_id,
            Contribution.member_id,
            Contribution.id,
            Collection.period_start,
            Collection.period_end,
            Activity.starts_on,
            Contribution.amount,
            Collection.activity_id,
        )
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .join(Activity, Activity.id == Collection.activity_id)
        .where(Contribution.unit_id == unit_id, Contribution.withdrawn_at.is_(None))
        .where(Collection.fund_id.in_(list(fund_ids)))
    )
    found: dict[Pair, list[PaymentFacts]] = defaultdict(list)
    rows = db.session.execute(_of(query, Contribution.member_id, member_ids)).all()
    for fund_id, member_id, *values in rows:
        found[fund_id, member_id].append(PaymentFacts(*values))
    return found


def stored_dues(
    unit_id: int, fund_ids: Some[int], member_ids: Some[int] | None = None
) -> dict[tuple[int, int, date], StoredDue]:
    """The stored dues of these funds and people by fund, person and first day; one statement."""
    query = select(
        Due.fund_id, Due.member_id, Due.period_start, Due.id, Due.period_end, Due.owed, Due.paid
    ).where(Due.unit_id == unit_id, Due.fund_id.in_(list(fund_ids)))
    rows = db.session.execute(_of(query, Due.member_id, member_ids))
    return {
        (fund, member, start): (due, end, owed, paid) for fund, member, start, due, end, owed, paid in rows
    }


def stored_credits(unit_id: int, fund_ids: Some[int], member_ids: Some[int] | None = None) -> dict[Pair, int]:
    """The stored credits of these funds and people, whole đồng; one statement."""
    query = select(Credit.fund_id, Credit.member_id, Credit.amount).where(
        Credit.unit_id == unit_id, Credit.fund_id.in_(list(fund_ids))
    )
    rows = db.session.execute(_of(query, Credit.member_id, member_ids))
    return {(fund_id, member_id): amount for fund_id, member_id, amount in rows}


def has_unpaid_from(unit_id: int, day: date) -> bool:
    """Whether something unpaid is stored for a period that begins on `day` or later; one statement."""
    unpaid = select(Due.id).where(Due.unit_id == unit_id, Due.period_start >= day, Due.owed > Due.paid)
    return db.session.scalar(unpaid.limit(1)) is not None


def stored_until(unit_id: int) -> date | None:
    """The last day of the last period for which dues are stored; None without any."""
    return db.session.scalar(select(func.max(Due.period_end)).where(Due.unit_id == unit_id))


def first_stored(fund_ids: Some[int]) -> dict[int, date]:
    """The first day of the first stored due of each fund; one statement."""
    rows = db.session.execute(
        select(Due.fund_id, func.min(Due.period_start))
        .where(Due.fund_id.in_(list(fund_ids)))
        .group_by(Due.fund_id)
    )
    return dict(rows.all())


def people_named(unit_id: int, member_ids: Some[int]) -> dict[int, tuple[str, str]]:
    """(name, code) by id, of this union's people; one statement."""
    rows = db.session.execute(
        select(Member.id, Member.full_name, Member.code).where(
            Member.unit_id == unit_id, Member.id.in_(list(member_ids))
        )
    )
    return {member_id: (name, code) for member_id, name, code in rows}


def _of(
    query: Select[*tuple[Any, ...]], column: Any, member_ids: Some[int] | None
) -> Select[*tuple[Any, ...]]:
    return query if member_ids is None else query.where(column.in_(list(member_ids)))


def owed_on(unit_id: int | BindParameter[int], day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether a stored due of the union is owed on the day: its Kỳ has begun, and so has the membership.

    The same as `account_rules.accounts_of_all` says of that day. Stored dues know every period of a person,
    those too that begin after the day; few people have one, so the second half is asked for them alone.
    """
    later, begun = aliased(Membership), aliased(Membership)
    coming = (
        select(later.member_id)
        .where(later.unit_id == unit_id, later.withdrawn_at.is_(None))
        # What no day of its own puts after `day` need not be asked whether another period does.
        .where(or_(later.joined_on > day, later.started_on > day), begins(later) > day)
    )
    counted = (
        select(begun.id)
        .where(begun.member_id == Due.member_id, begun.withdrawn_at.is_(None))
        .where(begun.standing == Standing.MEMBER, func.coalesce(begins(begun), date.min) <= day)
        .where(or_(begun.left_on.is_(None), begun.left_on > Due.period_start))
    )
    # On most days nobody is to come, which is asked once and not of each due.
    is_member = or_(~coming.exists(), Due.member_id.not_in(coming), counted.exists())
    return and_(Due.unit_id == unit_id, Due.period_start <= day, is_member)
