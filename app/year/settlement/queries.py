"""Selects of what settlements are made of: the union's own money by item, plans, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from app.books.budget.facts import BudgetFacts
from app.books.budget.queries import budget_lines_of
from app.books.cashbook.facts import Nature
from app.books.cashbook.models import CashEntry, Fund
from app.books.items.queries import catalogue
from app.books.items.rules import Catalogue
from app.books.lines.total_queries import BalanceTotal, ItemSum, items_of, period_totals
from app.extensions import db
from app.listing import in_words_order
from app.people.roster.day_queries import IS_AT_WORK, IS_CURRENT, STATE, parameters
from app.people.roster.models import Membership
from app.people.roster.rules import State
from app.year.settlement import rules
from app.year.settlement.rules import Moved, Settlement, Sum


@dataclass(frozen=True, slots=True)
class Payers:
    """Numbers of people who pay, and their monthly salaries, whole đồng (part A of form B07)."""

    workers: int
    wages: int
    members: int
    salaries: int


@dataclass(frozen=True, slots=True)
class Year:
    """The union's own money in a year; `totals` are those of all funds."""

    year: int
    names: dict[int, str]
    natures: dict[int, Nature]
    totals: Sequence[BalanceTotal]
    sums: Sequence[ItemSum]
    own: Sequence[Sum]
    plans: Sequence[BudgetFacts]
    catalogue: Catalogue

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31)

    def settled(self) -> Settlement:
        """Planned and settled, as in B07."""
        opening, held = rules.held_by_own(self.natures, self.totals)
        planned = rules.planned_sums(self.natures, self.plans, self.year)
        columns = (planned, self.own)
        return rules.settlement(self.catalogue, self.end, (opening, opening), columns, held)


def year_of(unit_id: int, year: int) -> Year:
    """A calendar year of the books; six statements."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    # Retired funds too: their entries are still in the book.
    funds = db.session.scalars(select(Fund).where(Fund.unit_id == unit_id).order_by(Fund.id)).all()
    natures = {fund.id: Nature(fund.nature) for fund in funds}
    sums = items_of(unit_id, start, end)
    return Year(
        year=year,
        names={fund.id: fund.name for fund in funds},
        natures=natures,
        totals=period_totals(unit_id, start, end),
        sums=sums,
        own=rules.own_sums(natures, sums, moved_between_funds(unit_id, start, end)),
        plans=[facts for _, facts in budget_lines_of(unit_id)],
        catalogue=catalogue(unit_id),
    )


def planned_after(unit_id: int, year: Year) -> Settlement:
    """The results of the year before and the plan of this one, as in B14; three statements."""
    start, end = date(year.year - 1, 1, 1), date(year.year - 1, 12, 31)
    before = period_totals(unit_id, start, end)
    moved = moved_between_funds(unit_id, start, end)
    earlier = rules.own_sums(year.natures, items_of(unit_id, start, end), moved)
    planned = rules.planned_sums(year.natures, year.plans, year.year)
    opening = (rules.held_by_own(year.natures, before)[0], rules.held_by_own(year.natures, year.totals)[0])
    return rules.settlement(year.catalogue, year.end, opening, (earlier, planned))


def moved_between_funds(unit_id: int, start: date, end: date) -> list[Moved]:
    """Transfers between funds in a period, both days inclusive; one statement."""
    amount = func.sum(CashEntry.amount)
    rows = db.session.execute(
        select(CashEntry.fund_id, CashEntry.to_fund_id, amount)
        .where(CashEntry.unit_id == unit_id, CashEntry.booked_on.between(start, end))
        .where(CashEntry.to_fund_id.is_not(None), CashEntry.to_fund_id != CashEntry.fund_id)
        .group_by(CashEntry.fund_id, CashEntry.to_fund_id)
        .having(amount != 0)
    )
    return [Moved(source, target or 0, int(moved)) for source, target, moved in rows]


def payers_on(unit_id: int, day: date) -> Payers:
    """The people at work and the members among them on a day, with their salaries; one statement."""
    salary, is_member = func.coalesce(Membership.dues_salary, 0), STATE == State.MEMBER
    query = (
        select(
            func.count(case((IS_AT_WORK, 1))),
            func.coalesce(func.sum(case((IS_AT_WORK, salary))), 0),
            func.count(case((is_member, 1))),
            func.coalesce(func.sum(case((is_member, salary))), 0),
        )
        .select_from(Membership)
        .where(Membership.unit_id == unit_id, IS_CURRENT)
    )
    workers, wages, members, salaries = db.session.execute(query, parameters(unit_id, day)).one()
    return Payers(workers, int(wages), members, int(salaries))


def words_of_items(unit_id: int) -> list[Sum]:
    """Every item that entries ever named, with its total; one statement."""
    amount = func.sum(CashEntry.amount)
    rows = db.session.execute(
        select(CashEntry.direction, CashEntry.item, amount)
        .where(CashEntry.unit_id == unit_id, CashEntry.direction.in_(("receipt", "payment")))
        .where(CashEntry.item != "")
        .group_by(CashEntry.direction, CashEntry.item)
        .having(amount != 0)
        .order_by(CashEntry.direction.desc(), in_words_order(CashEntry.item), CashEntry.item)
    )
    return [Sum(direction, item, int(moved)) for direction, item, moved in rows]
