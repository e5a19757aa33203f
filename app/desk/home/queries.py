"""Selects of the first page: a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import case, func, select

from app.books.cashbook.queries import Balance, balances
from app.desk.calendar.facts import Mark
from app.desk.calendar.queries import anniversaries, birthdays
from app.desk.home.chart_queries import charts_of
from app.desk.home.charts import Chart
from app.desk.home.task_queries import found_on
from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.office.trail.queries import head_of
from app.office.units.models import Unit
from app.people.roster.day_queries import IS_AT_WORK, IS_CURRENT, STATE, parameters
from app.people.roster.facts import Sex
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State
from app.web.overviews import Task, Tile

#: Days that the first page looks ahead, and entries of the log that it shows.
ANNIVERSARIES_AHEAD, BIRTHDAYS_AHEAD, NEWEST = 30, 14, 8


@dataclass(frozen=True, slots=True)
class Newest:
    """An entry of the log on the first page; `amount` in whole đồng."""

    id: int
    title: str
    starts_on: date
    period_text: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The union on a day: people, money, tasks, coming days, newest entries."""

    workers: int
    members: int
    women: int
    balances: Sequence[Balance]
    tasks: Sequence[Task]
    tiles: Sequence[Tile]
    newest: Sequence[Newest]
    charts: Sequence[Chart]
    anniversaries: Sequence[Mark]
    birthdays: Sequence[Mark]

    @property
    def money(self) -> int:
        """Everything in the funds, whole đồng."""
        return sum(balance.amount for balance in self.balances)


def overview(unit_id: int, today: date) -> Overview:
    """The union at the end of `today`; sixteen statements, one while nothing changes.

    It reads all people and the whole year, so it is cached until the books change.
    """
    return _overview(unit_id, head_of(unit_id), today)


@lru_cache(maxsize=64)
def _overview(unit_id: int, _head: str, today: date) -> Overview:
    workers, members, women = _people(unit_id, today)
    found, newest = found_on(unit_id, today), _newest(unit_id)
    # In January, and in books no longer used, the last year with entries.
    charted = min(newest[0].starts_on.year, today.year) if newest else today.year
    return Overview(
        workers=workers,
        members=members,
        women=women,
        balances=balances(unit_id, today),
        tasks=[one for one in found if isinstance(one, Task)],
        tiles=[one for one in found if isinstance(one, Tile)],
        newest=newest,
        charts=charts_of(db.session.get_one(Unit, unit_id), charted, today),
        anniversaries=anniversaries(unit_id, today, ANNIVERSARIES_AHEAD),
        birthdays=birthdays(unit_id, today, BIRTHDAYS_AHEAD),
    )


def _newest(unit_id: int) -> list[Newest]:
    columns = (Activity.id, Activity.title, Activity.starts_on, Activity.period_text, Activity.amount)
    query = select(*columns).where(live(unit_id)).order_by(Activity.starts_on.desc(), Activity.id.desc())
    return [Newest(*row) for row in db.session.execute(query.limit(NEWEST))]


def _people(unit_id: int, day: date) -> tuple[int, int, int]:
    """Workers, members, and women among the members."""
    is_member = STATE == State.MEMBER
    counted = (
        select(
            func.count(case((IS_AT_WORK, 1))),
            func.count(case((is_member, 1))),
            func.count(case((is_member & (Member.sex == Sex.FEMALE), 1))),
        )
        .select_from(Membership)
        .join(Member, Member.id == Membership.member_id)
        .where(Membership.unit_id == unit_id, IS_CURRENT)
    )
    workers, members, women = db.session.execute(counted, parameters(unit_id, day)).one()
    return workers, members, women
