"""Selects of blood donors, each with the number of donations so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import extract, func, select

from app.extensions import db
from app.life.events.facts import Category
from app.life.events.models import Event
from app.listing import Page, in_order, matches, paginate
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live
from app.people.roster.models import Member

_TIMES, _FIRST, _LAST = func.count(), func.min(Activity.starts_on), func.max(Activity.starts_on)
DONOR_ORDERS = {
    "name": (Member.name_key, Member.id),
    "times": (_TIMES, _LAST, Member.id),
    "first": (_FIRST, Member.id),
    "last": (_LAST, Member.id),
}


@dataclass(frozen=True, slots=True)
class Donor:
    """A member named by blood donations: how many, the first day and the last."""

    id: int
    name: str
    code: str
    times: int
    first_on: date
    last_on: date


def page_of_donors(
    unit_id: int, page: int, *, words: str = "", year: int | None = None, sort: str = "-times"
) -> Page[Donor]:
    """A page of the union's blood donors; two statements.

    With `year`, only those who gave in it; donations up to the end of that year are counted.
    """
    query = (
        select(Member.id, Member.full_name, Member.code, _TIMES, _FIRST, _LAST)
        .join(ActivityMember, ActivityMember.member_id == Member.id)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .join(Event, Event.activity_id == Activity.id)
        .where(live(unit_id), Event.category == Category.BLOOD_DONATION)
        .group_by(Member.unit_id, Member.id)
    )
    if words:
        query = query.where(matches(Member.search_text, words))
    if year:
        query = query.where(extract("year", Activity.starts_on) <= year)
        query = query.having(extract("year", _LAST) >= year)
    return paginate(in_order(query, DONOR_ORDERS, sort), page, lambda row: Donor(*row))


def unnamed_donations(unit_id: int) -> int:
    """How many live blood donations name nobody; one statement."""
    named = select(ActivityMember.activity_id)
    query = (
        select(func.count())
        .select_from(Activity)
        .join(Event, Event.activity_id == Activity.id)
        .where(live(unit_id), Event.category == Category.BLOOD_DONATION, Activity.id.not_in(named))
    )
    return db.session.scalar(query) or 0
