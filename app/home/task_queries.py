"""What the list of tasks is told from: five statements whatever the size of the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, exists, func, select

from app.activities.facts import Channel
from app.activities.models import Activity, ActivityMember
from app.activities.queries import live
from app.cashbook.closing_models import PeriodClosing
from app.cashbook.models import CashEntry
from app.cashbook.queries import Balance
from app.closing.models import CashCount
from app.commitments.queries import commitments_of
from app.commitments.rules import DEFAULT_TARGET
from app.dues.models import CollectionDraft, Due
from app.events.models import Petition
from app.events.request_queries import requests_of
from app.extensions import db
from app.home.tasks import SOON, Deadline, Found
from app.members.day_queries import IN_HARDSHIP, SPEAKS, STATE, parameters
from app.members.models import Membership
from app.members.rules import State
from app.welfare.models import Visit

#: Deadlines that the list names.
_NAMED = 5


def found_on(unit_id: int, today: date, balances: Sequence[Balance]) -> Found:
    """What the union's books say on the day; `balances` are that evening's."""
    first, closed, counted, drafts, petitions, oldest = db.session.execute(_books(unit_id)).one()
    debtors, arrears = _arrears(unit_id, today)
    commitments, unmet = _commitments(unit_id, today.year)
    return Found(
        deadlines=_deadlines(unit_id, today),
        debtors=debtors,
        arrears=arrears,
        first=first,
        closed=closed,
        counted=counted,
        has_cash=any(one.amount for one in balances if one.channel == Channel.CASH),
        drafts=drafts,
        unvisited=_unvisited(unit_id, today),
        open_petitions=petitions,
        oldest_petition=oldest,
        commitments=commitments,
        unmet=unmet,
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
    """Who owes, and what altogether, of the dues begun by the day: as the page of arrears counts."""
    debtors, left = db.session.execute(
        select(func.count(Due.member_id.distinct()), func.coalesce(func.sum(Due.owed - Due.paid), 0)).where(
            Due.unit_id == unit_id, Due.owed > Due.paid, Due.period_start <= today
        )
    ).one()
    return int(debtors), int(left)


def _unvisited(unit_id: int, today: date) -> int:
    """Members in hardship whom no visit and no gift of the year names."""
    year = Activity.starts_on.between(date(today.year, 1, 1), date(today.year, 12, 31))
    visited = exists().where(
        ActivityMember.member_id == Membership.member_id,
        ActivityMember.activity_id == Activity.id,
        Visit.activity_id == Activity.id,
        live(unit_id),
        year,
    )
    query = select(func.count(Membership.id)).where(
        Membership.unit_id == unit_id, SPEAKS, STATE == State.MEMBER, IN_HARDSHIP, ~visited
    )
    return db.session.scalar(query, parameters(unit_id, today)) or 0


def _commitments(unit_id: int, year: int) -> tuple[int, int]:
    """How many the year has, and how many of those told by hand are not met: measures cost a whole record."""
    said = [facts for _, facts in commitments_of(unit_id) if facts.year == year]
    by_hand = [facts for facts in said if not facts.measure]
    unmet = [one for one in by_hand if one.done is None or one.done < (one.target or DEFAULT_TARGET)]
    return len(said), len(unmet)


def _deadlines(unit_id: int, today: date) -> list[Deadline]:
    """The requests that nothing answers yet and whose day is past or soon, the nearest first."""
    waiting = [one for one in requests_of(unit_id, today) if one.answered_on is None]
    dated = [(one.facts.due_on, one) for one in waiting if one.facts.due_on]
    soon = sorted((due_on, one.id, one) for due_on, one in dated if due_on <= today + SOON)
    return [Deadline(one.id, one.facts.content, due_on) for due_on, _, one in soon[:_NAMED]]
