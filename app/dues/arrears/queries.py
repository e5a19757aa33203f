"""Selects of what is owed: lists of arrears, of one person, and of a fund's period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, ScalarSelect, Select, bindparam, func, select

from app.books.cashbook.models import Fund
from app.core.periods import Period, period_between
from app.dues.ledger.models import Due
from app.dues.ledger.queries import owed_on
from app.extensions import db
from app.listing import PER_PAGE, Page, in_order, matches
from app.people.roster.day_queries import IS_CURRENT, parameters
from app.people.roster.models import Member, Membership

#: Named as `members.day_queries.IS_CURRENT` names it: one day for both.
_AS_OF = bindparam("as_of", type_=Date)
LEFT = Due.owed - Due.paid
ORDERS = {
    # The order of the index of unpaid dues: the first page of a large union needs no sorting.
    "age": (Due.period_start, Due.fund_id, Due.member_id),
    "name": (Member.name_key, Due.member_id, Due.period_start, Due.fund_id),
    "amount": (LEFT, Due.period_start, Due.member_id, Due.fund_id),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """What one person owes a fund for one month or year, whole đồng; their group is that day's."""

    due_id: int
    fund_id: int
    fund_name: str
    member_id: int
    payer: str
    code: str
    start: date
    end: date
    owed: int
    paid: int
    union_group: str = ""

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return self.owed - self.paid

    @property
    def period(self) -> Period:
        """The month or year."""
        return period_between(self.start, self.end)


@dataclass(frozen=True, slots=True)
class WantedArrears:
    """Filters of a list of arrears; None or "" for no limit. `period`: dues that begin in it."""

    fund_id: int | None = None
    member_id: int | None = None
    group: str = ""
    period: Period | None = None
    words: str = ""


def page_of_arrears(
    unit_id: int, wanted: WantedArrears, as_of: date, page: int, sort: str = "age"
) -> tuple[Page[Owed], int]:
    """A page of unpaid dues begun by `as_of`, and what they all leave to pay; three statements.

    How many there are is read from the index of unpaid dues alone.
    """
    rows = db.session.execute(
        in_order(_unpaid(_dues(unit_id), unit_id, wanted), ORDERS, sort)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE),
        parameters(unit_id, as_of),
    )
    found = with_groups(unit_id, [Owed(*row) for row in rows], as_of)
    count, left = _sum(unit_id, wanted, as_of)
    return Page(found, page, count), left


def all_arrears(unit_id: int, wanted: WantedArrears, as_of: date, sort: str = "age") -> list[Owed]:
    """Every unpaid due begun by `as_of`, for papers; two statements."""
    query = in_order(_unpaid(_dues(unit_id), unit_id, wanted), ORDERS, sort)
    rows = db.session.execute(query, parameters(unit_id, as_of))
    return with_groups(unit_id, [Owed(*row) for row in rows], as_of)


def arrears_figures(unit_id: int, today: date) -> tuple[ScalarSelect[Any], ...]:
    """How many people owe something for periods begun by the day, and how much; as on the page of arrears."""
    begun = (Due.owed > Due.paid, owed_on(unit_id, today))
    figures = (func.count(Due.member_id.distinct()), func.coalesce(func.sum(LEFT), 0))
    return tuple(select(one).where(*begun).scalar_subquery() for one in figures)


def owed_by(unit_id: int, member_id: int, as_of: date) -> list[Owed]:
    """What one person has not paid of the dues begun by `as_of`, oldest first; one statement."""
    query = _dues(unit_id, Member.unit_id == unit_id, Member.id == member_id)
    query = query.where(Due.owed > Due.paid, owed_on(unit_id, as_of))
    return [Owed(*row) for row in db.session.execute(query.order_by(Due.period_start, Due.fund_id))]


def due(unit_id: int, due_id: int) -> Owed | None:
    """A due of this union, or None."""
    row = db.session.execute(_dues(unit_id).where(Due.id == due_id)).one_or_none()
    return Owed(*row) if row else None


def _dues(unit_id: int, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Dues with the names that a page shows; `conditions` replace the one on the dues' union.

    With a condition on the person, the database looks up their few dues instead of reading the union's many.
    """
    return (
        select(
            Due.id,
            Due.fund_id,
            Fund.name,
            Due.member_id,
            Member.full_name,
            Member.code,
            Due.period_start,
            Due.period_end,
            Due.owed,
            Due.paid,
        )
        .join(Fund, Fund.id == Due.fund_id)
        .join(Member, Member.id == Due.member_id)
        .where(*(conditions or (Due.unit_id == unit_id,)))
    )


def _unpaid(query: Select[*tuple[Any, ...]], unit_id: int, wanted: WantedArrears) -> Select[*tuple[Any, ...]]:
    query = query.where(Due.owed > Due.paid, owed_on(unit_id, _AS_OF))
    if wanted.fund_id is not None:
        query = query.where(Due.fund_id == wanted.fund_id)
    if wanted.member_id is not None:
        query = query.where(Due.member_id == wanted.member_id)
    if wanted.period is not None:
        query = query.where(Due.period_start.between(wanted.period.start, wanted.period.end))
    if wanted.words:
        named = select(Member.id).where(Member.unit_id == unit_id, matches(Member.search_text, wanted.words))
        query = query.where(Due.member_id.in_(named))
    if wanted.group:
        grouped = select(Membership.member_id).where(
            Membership.unit_id == unit_id, IS_CURRENT, Membership.union_group == wanted.group
        )
        query = query.where(Due.member_id.in_(grouped))
    return query


def with_groups(unit_id: int, lines: Sequence[Owed], as_of: date) -> list[Owed]:
    """The lines with the groups that their people are in on the day."""
    if not lines:
        return []
    query = select(Membership.member_id, Membership.union_group).where(
        Membership.unit_id == unit_id, IS_CURRENT
    )
    people = {line.member_id for line in lines}
    if len(people) <= PER_PAGE:
        query = query.where(Membership.member_id.in_(people))
    groups = dict(db.session.execute(query, parameters(unit_id, as_of)).all())
    return [replace(line, union_group=groups.get(line.member_id, "")) for line in lines]


def _sum(unit_id: int, wanted: WantedArrears, as_of: date) -> tuple[int, int]:
    query = _unpaid(select(func.count(), func.coalesce(func.sum(LEFT), 0)), unit_id, wanted)
    count, left = db.session.execute(query, parameters(unit_id, as_of)).one()
    return int(count), int(left)
