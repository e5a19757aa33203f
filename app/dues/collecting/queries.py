"""Selects of collection grids: which rounds are open, who is on the list of one, its draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, or_, select

from app.dues.collecting.facts import CollectingRound, GridLine
from app.dues.contributions.models import Collection, Contribution
from app.dues.funds.facts import Basis
from app.dues.funds.rules import term_on
from app.dues.ledger.facts import FundRule
from app.dues.ledger.models import Due
from app.dues.ledger.queries import owed_on
from app.extensions import db
from app.people.roster.day_queries import begins
from app.people.roster.facts import Standing
from app.people.roster.models import Member, Membership


@dataclass(frozen=True, slots=True)
class OpenRound:
    """The progress of one fund's Kỳ: people with a due, those who still owe, whole đồng owed and paid."""

    fund_id: int
    start: date
    end: date
    people: int
    owing: int
    owed: int
    paid: int


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    name: str
    code: str
    group: str
    salary: int | None


def open_rounds(unit_id: int, today: date) -> list[OpenRound]:
    """Rounds begun by today that are running or not paid in full, the newest first; one statement."""
    is_owing = case((Due.owed > Due.paid, 1), else_=0)
    rows = db.session.execute(
        select(
            Due.fund_id,
            Due.period_start,
            Due.period_end,
            func.count(),
            func.sum(is_owing),
            func.sum(Due.owed),
            func.sum(Due.paid),
        )
        .where(owed_on(unit_id, today))
        .group_by(Due.fund_id, Due.period_start, Due.period_end)
        .having(or_(func.sum(is_owing) > 0, Due.period_end >= today))
        .order_by(Due.period_start.desc())
    )
    return [
        OpenRound(fund, start, end, *(int(one) for one in sums)) for fund, start, end, *sums in rows.all()
    ]


def lines_of(unit_id: int, one: CollectingRound) -> list[GridLine]:
    """Everyone on the list of a round, by name: who owes or has paid; all members where no sum is due.

    Where a share of the salary is due, those without a recorded salary too. Three statements.
    """
    dues, given = _dues(unit_id, one), _given(unit_id, one)
    found = []
    for person in _people(unit_id, one):
        due_id, owed, paid = dues.get(person.id, (None, None, 0))
        got = given.get(person.id, 0)
        if owed is None and not got and not _is_due_without_sum(one, person):
            continue
        left = max((owed or 0) - paid, 0)
        found.append(
            GridLine(
                key=person.id,
                name=person.name,
                left=left,
                given=got,
                code=person.code,
                group=person.group,
                owed=owed,
                paid=got if owed is None else paid,
                due_id=due_id,
            )
        )
    return found


def _is_due_without_sum(one: CollectingRound, person: _Person) -> bool:
    if not one.rule.has_dues:
        return True
    return _is_salary_share(one.rule, one.period.start) and person.salary is None


def _is_salary_share(rule: FundRule, day: date) -> bool:
    term = term_on(rule.terms, day)
    return term is not None and term.basis is Basis.SALARY_SHARE


def _people(unit_id: int, one: CollectingRound) -> list[_Person]:
    """Who was a union member in the Kỳ, by name, with their last group in it."""
    first = begins(Membership)
    begun = or_(first.is_(None), first <= one.period.end)
    running = or_(Membership.left_on.is_(None), Membership.left_on > one.period.start)
    rows = db.session.execute(
        select(Member.id, Member.full_name, Member.code, Membership.union_group, Membership.dues_salary)
        .join(Membership, Membership.member_id == Member.id)
        .where(Member.unit_id == unit_id, Membership.withdrawn_at.is_(None))
        .where(Membership.standing == Standing.MEMBER, begun, running)
        .order_by(Member.name_key, Member.id, first)
    )
    return list({row.id: _Person(*row) for row in rows}.values())


def _dues(unit_id: int, one: CollectingRound) -> dict[int, tuple[int | None, int, int]]:
    """(its id where it is one, owed, paid) by person, of the dues that lie in the Kỳ."""
    rows = db.session.execute(
        select(Due.member_id, func.min(Due.id), func.count(), func.sum(Due.owed), func.sum(Due.paid))
        .where(Due.unit_id == unit_id, Due.fund_id == one.rule.fund_id)
        .where(Due.period_start >= one.period.start, Due.period_end <= one.period.end)
        .group_by(Due.member_id)
    )
    return {
        person: (due_id if count == 1 else None, int(owed), int(paid))
        for person, due_id, count, owed, paid in rows
    }


def _given(unit_id: int, one: CollectingRound) -> dict[int, int]:
    """What each person paid into the fund for any time of the Kỳ, whole đồng."""
    rows = db.session.execute(
        select(Contribution.member_id, func.sum(Contribution.amount))
        .join(Collection, Collection.activity_id == Contribution.collection_id)
        .where(Contribution.unit_id == unit_id, Contribution.withdrawn_at.is_(None))
        .where(Collection.fund_id == one.rule.fund_id)
        .where(Collection.period_start <= one.period.end, Collection.period_end >= one.period.start)
        .group_by(Contribution.member_id)
    )
    return {person: int(amount) for person, amount in rows}
