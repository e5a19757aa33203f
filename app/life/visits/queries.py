"""Selects of visits and gifts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from app.books.cashbook.facts import VoucherKind
from app.books.cashbook.models import Fund
from app.books.cashbook.queries import live as live_lines
from app.books.entries.queries import entries
from app.books.entries.reads import EntryReads
from app.books.register.models import Voucher
from app.extensions import db
from app.life.visits.facts import THEMSELVES, Audience, Reason, VisitFacts
from app.life.visits.models import Visit
from app.life.visits.rules import SAME_WITHIN
from app.listing import Page, in_order, paginate
from app.log.activities.facts import Channel, payer_text
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import entries_read
from app.people.roster.day_queries import IN_HARDSHIP, IS_CURRENT, STATE, parameters
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State

#: Sort order of reasons and audiences as in their boxes.
_REASONS = case({one.value: place for place, one in enumerate(Reason)}, value=Visit.reason)
_AUDIENCES = case({one.value: place for place, one in enumerate(Audience)}, value=Visit.audience)
ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "reason": (_REASONS, Activity.starts_on, Activity.id),
    "audience": (_AUDIENCES, Activity.starts_on, Activity.id),
    "people": (func.coalesce(Activity.people, 1), Activity.id),
    "amount": (func.coalesce(Activity.amount, 0), Activity.id),
}


class VisitLine(NamedTuple):
    """A visit as a list shows it; `fund` is the name of the fund and channel that paid, "" for none."""

    row: Activity
    facts: VisitFacts
    fund: str

    @property
    def source(self) -> str:
        """The fund that paid, or whose money it was; "" without money."""
        return self.fund or payer_text(self.facts.money_source, self.facts.giver)


_READS = EntryReads(VisitFacts, Visit, ORDERS, {"happened_on": "starts_on"})
visit, visits_of, facts_of = _READS.one, _READS.all, _READS.facts_of


def page_of_visits(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    reason: Reason | None = None,
    audience: Audience | None = None,
    year: int | None = None,
    lacking: bool = False,
    sort: str = "-day",
) -> Page[VisitLine]:
    """A page of the union's visits and gifts, `lacking` those without all their papers; two statements."""
    query = entries(Visit, unit_id, words=words, year=year)
    if reason:
        query = query.where(Visit.reason == reason)
    if audience:
        query = query.where(Visit.audience == audience)
    if lacking:
        query = query.where(_lacks_papers())
    paid = query.add_columns(Fund.name).outerjoin(Fund, Fund.id == Activity.fund_id)
    return paginate(
        in_order(paid, ORDERS, sort),
        page,
        lambda row: VisitLine(row[0], facts_of(row[0], row[1], ()), row[2] or ""),
    )


def visits_like(unit_id: int, facts: VisitFacts) -> list[tuple[Activity, VisitFacts]]:
    """The live visits for the same reason on the days around, in the order recorded; two statements."""
    first, last = facts.happened_on - SAME_WITHIN, facts.happened_on + SAME_WITHIN
    return _READS.like(unit_id, Visit.reason == facts.reason, Activity.starts_on.between(first, last))


def _lacks_papers() -> ColumnElement[bool]:
    """No phiếu thăm hỏi, or cash in the book without the number of its phiếu chi."""
    given = select(Voucher.id).where(Voucher.activity_id == Activity.id)
    line = live_lines().subquery()
    unnumbered = select(line.c.id).where(
        line.c.activity_id == Activity.id, line.c.channel == Channel.CASH, line.c.voucher_text == ""
    )
    return or_(
        ~given.where(Voucher.kind == VoucherKind.VISIT).exists(),
        and_(unnumbered.exists(), ~given.where(Voucher.kind == VoucherKind.PAYMENT).exists()),
    )


def is_bereavement_visit() -> ColumnElement[bool]:
    """Whether an entry is a visit because somebody of the roster died, correlated to the log.

    The family receives the money; who signs is filled in by hand.
    """
    return (
        select(Visit.activity_id)
        .where(Visit.activity_id == Activity.id)
        .where(Visit.reason == Reason.BEREAVEMENT, Visit.audience.in_(THEMSELVES))
        .correlate(Activity)
        .exists()
    )


def visits_read(reading: Reading) -> tuple[LoggedEntry[VisitFacts], ...]:
    """The visits and gifts of the days of a reading; one statement."""
    return entries_read(reading, Visit, facts_of)


def unvisited(unit_id: int, today: date, most: int) -> tuple[int, list[str]]:
    """How many members in hardship have no visit or gift in the year, and the first names."""
    visited = exists().where(
        ActivityMember.member_id == Membership.member_id,
        ActivityMember.activity_id == Activity.id,
        Visit.activity_id == Activity.id,
        live(unit_id),
        Activity.starts_on.between(date(today.year, 1, 1), date(today.year, 12, 31)),
    )
    query = (
        select(Member.full_name, func.count().over())
        .join(Membership, Membership.member_id == Member.id)
        .where(Membership.unit_id == unit_id, IS_CURRENT, STATE == State.MEMBER, IN_HARDSHIP, ~visited)
        .order_by(Member.name_key, Member.id)
    )
    rows = db.session.execute(query.limit(most), parameters(unit_id, today)).all()
    return (rows[0][1] if rows else 0), [name for name, _ in rows]
