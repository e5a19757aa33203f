"""Selects of the list of tasks: six statements whatever the size of the books.

In the last quarter also those of the year's record, where commitments are counted from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, exists, func, select

from app.books.cashbook.models import CashEntry
from app.books.cashbook.queries import Balance
from app.books.closings.models import PeriodClosing
from app.books.counts.models import CashCount
from app.desk.home.tasks import NAMED, SOON, Deadline, Found, is_late_in_year
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.funds.queries import guessed_funds
from app.dues.ledger.models import Due
from app.extensions import db
from app.life.petitions.models import Petition
from app.life.requests.queries import requests_of
from app.life.visits.models import Visit
from app.log.activities.facts import Channel
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.office.units.models import Unit
from app.people.roster.day_queries import IN_HARDSHIP, IS_CURRENT, STATE, parameters
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State
from app.year.commitments.queries import commitments_of
from app.year.commitments.results.queries import of_year, promises_of


def found_on(unit_id: int, today: date, balances: Sequence[Balance]) -> Found:
    """What the tasks are made from; `balances`: those at the end of the day."""
    first, closed, counted, drafts, petitions, oldest = db.session.execute(_books(unit_id)).one()
    debtors, arrears = _arrears(unit_id, today)
    commitments, behind = _commitments(unit_id, today)
    unvisited, names = _unvisited(unit_id, today)
    return Found(
        deadlines=_deadlines(unit_id, today),
        debtors=debtors,
        arrears=arrears,
        first=first,
        closed=closed,
        counted=counted,
        has_cash=any(one.amount for one in balances if one.channel == Channel.CASH),
        drafts=drafts,
        guessed=[fund.name for fund in guessed_funds(unit_id)],
        unvisited=unvisited,
        unvisited_names=names,
        open_petitions=petitions,
        oldest_petition=oldest,
        commitments=commitments,
        behind=behind,
    )


def _books(unit_id: int) -> Select[*tuple[Any, ...]]:
    """First and last closed day, last count, open drafts, open petitions and the oldest of them, as one."""
    drafts = select(func.count(CollectionDraft.id)).where(
        CollectionDraft.unit_id == unit_id, CollectionDraft.posted_at.is_(None)
    )
    closed = select(func.max(PeriodClosing.ends_on)).where(
        PeriodClosing.unit_id == unit_id, PeriodClosing.reopened_at.is_(None)
    )
    counted = select(func.max(CashCount.counted_on)).where(
        CashCount.unit_id == unit_id, CashCount.withdrawn_at.is_(None)
    )
    waits = and_(live(unit_id), Activity.result == "", Petition.answered_on.is_(None))
    petitions = select(func.count(Activity.id)).join(Petition, Petition.activity_id == Activity.id)
    oldest = select(func.min(Activity.starts_on)).join(Petition, Petition.activity_id == Activity.id)
    return select(
        select(func.min(CashEntry.booked_on)).where(CashEntry.unit_id == unit_id).scalar_subquery(),
        closed.scalar_subquery(),
        counted.scalar_subquery(),
        drafts.scalar_subquery(),
        petitions.where(waits).scalar_subquery(),
        oldest.where(waits).scalar_subquery(),
    )


def _arrears(unit_id: int, today: date) -> tuple[int, int]:
    """The number of debtors and the arrears for periods begun by the day, as on the page of arrears."""
    debtors, left = db.session.execute(
        select(func.count(Due.member_id.distinct()), func.coalesce(func.sum(Due.owed - Due.paid), 0)).where(
            Due.unit_id == unit_id, Due.owed > Due.paid, Due.period_start <= today
        )
    ).one()
    return int(debtors), int(left)


def _unvisited(unit_id: int, today: date) -> tuple[int, list[str]]:
    """The number of members in hardship without a visit or gift in the year, and the first names."""
    year = Activity.starts_on.between(date(today.year, 1, 1), date(today.year, 12, 31))
    visited = exists().where(
        ActivityMember.member_id == Membership.member_id,
        ActivityMember.activity_id == Activity.id,
        Visit.activity_id == Activity.id,
        live(unit_id),
        year,
    )
    query = (
        select(Member.full_name, func.count().over())
        .join(Membership, Membership.member_id == Member.id)
        .where(Membership.unit_id == unit_id, IS_CURRENT, STATE == State.MEMBER, IN_HARDSHIP, ~visited)
        .order_by(Member.name_key, Member.id)
    )
    rows = db.session.execute(query.limit(NAMED), parameters(unit_id, today)).all()
    return (rows[0][1] if rows else 0), [name for name, _ in rows]


def _commitments(unit_id: int, today: date) -> tuple[int, list[str]]:
    """The number of the year's commitments, and texts of those behind, computed late in the year only."""
    if not is_late_in_year(today):
        return len(of_year(commitments_of(unit_id), today.year)), []
    scores = [one.score for one in promises_of(db.session.get_one(Unit, unit_id), today.year, today)]
    behind = [f"{one.facts.content} ({one.result_text()})" for one in scores if not one.is_met]
    return len(scores), behind


def _deadlines(unit_id: int, today: date) -> list[Deadline]:
    """The open requests whose deadline is past or soon, the nearest first."""
    waiting = [one for one in requests_of(unit_id, today) if one.answered_on is None]
    dated = [(one.facts.due_on, one) for one in waiting if one.facts.due_on]
    soon = sorted((due_on, one.id, one) for due_on, one in dated if due_on <= today + SOON)
    return [Deadline(one.id, one.facts.content, due_on) for due_on, _, one in soon[:NAMED]]
