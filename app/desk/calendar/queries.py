"""Selects of what a calendar marks between two days, both inclusive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import extract, func, select

from app.core.dates import day_in
from app.desk.anniversaries.queries import anniversaries_of
from app.desk.anniversaries.rules import comes_on, day_text
from app.desk.calendar.facts import ANNIVERSARY, BIRTHDAY, ENTRY, Mark
from app.desk.calendar.rules import SHOWN_A_DAY
from app.extensions import db
from app.life.visits.models import Visit
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.people.personal_data.requests.queries import restricted
from app.people.roster.day_queries import IS_CURRENT, STATE, parameters
from app.people.roster.models import Member, Membership
from app.people.roster.rules import State
from app.web.overviews import MarkKind, parts


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks of some days; `unread`: day -> number of further entries."""

    marks: Sequence[Mark]
    unread: dict[date, int] = field(default_factory=dict)


def marked_for_officers(unit_id: int, start: date, end: date, today: date) -> Marked:
    """Entries, anniversaries, birthdays and what rooms declare, between the days; a statement for each."""
    entries = _entries(unit_id, start, end)
    others = [*_anniversaries(unit_id, start, end), *_birthdays(unit_id, start, end, today)]
    for kind in parts(MarkKind):
        if kind.find:
            others += [Mark(kind, *found) for found in kind.find(unit_id, start, end)]
    return Marked([*entries.marks, *others], entries.unread)


def marked_for_member(unit_id: int, member_id: int | None, start: date, end: date, today: date) -> Marked:
    """What a member may see: the union's activities, anniversaries, their own birthday; three statements."""
    activities = _entries(unit_id, start, end, only=Kind.EVENT)
    others = [*_anniversaries(unit_id, start, end)]
    if member_id:
        others += _birthdays(unit_id, start, end, today, only=member_id)
    return Marked([*activities.marks, *others], activities.unread)


def birthdays(unit_id: int, today: date, days: int) -> list[Mark]:
    """Members' birthdays on the `days` days from `today` on, by day; one statement."""
    found = _birthdays(unit_id, today, today + timedelta(days=days - 1), today)
    return sorted(found, key=lambda mark: (mark.day, mark.id))


def anniversaries(unit_id: int, start: date, days: int) -> list[Mark]:
    """The anniversaries of the `days` days from `start` on, by day, with their numbers; one statement."""
    found = _anniversaries(unit_id, start, start + timedelta(days=days - 1))
    return sorted(found, key=lambda mark: (mark.day, mark.id))


def _entries(unit_id: int, start: date, end: date, *, only: Kind | None = None) -> Marked:
    """The first entries of each day; a busy day's others are counted, not read."""
    place = func.row_number().over(partition_by=Activity.starts_on, order_by=Activity.id)
    count = func.count().over(partition_by=Activity.starts_on)
    query = select(
        Activity.id,
        Activity.starts_on,
        Activity.ends_on,
        Activity.title,
        place.label("place"),
        count.label("in_day"),
    ).where(live(unit_id), Activity.year_only.is_(False), Activity.starts_on.between(start, end))
    if only:
        query = query.where(Activity.kind == only)
    first = query.subquery()
    rows = db.session.execute(
        select(first, Visit.recipient)
        .outerjoin(Visit, Visit.activity_id == first.c.id)
        .where(first.c.place <= SHOWN_A_DAY)
        .order_by(first.c.starts_on, first.c.id)
    ).all()
    marks = [
        Mark(ENTRY, row.starts_on, row.title, row.id, row.ends_on, _private(row.recipient)) for row in rows
    ]
    return Marked(marks, {row.starts_on: max(0, row.in_day - SHOWN_A_DAY) for row in rows})


def _private(recipient: str | None) -> str:
    """The title of a visit in a feed: whom, never why; "" for other entries."""
    return "" if recipient is None else f"{Kind.VISIT.label}: {recipient}"


def _anniversaries(unit_id: int, start: date, end: date) -> Iterable[Mark]:
    return [
        Mark(ANNIVERSARY, day, day_text(facts.name, years), row.id)
        for row, facts in anniversaries_of(unit_id)
        for day, years in comes_on(facts, start, end)
    ]


def _birthdays(unit_id: int, start: date, end: date, today: date, *, only: int | None = None) -> list[Mark]:
    """Birthdays of those who are members on `start`. The query selects months, the loop days.

    Restricted data are left out by what holds today: they are hidden on earlier days too.
    """
    months = {(start.month - 1 + n) % 12 + 1 for n in range(min(12, _months_between(start, end)))}
    query = (
        select(Member.id, Member.full_name, Member.birth_date)
        .join(Membership, Membership.member_id == Member.id)
        .where(Member.unit_id == unit_id, Member.birth_date.is_not(None), IS_CURRENT, STATE == State.MEMBER)
        .where(Member.id.not_in(restricted(unit_id, today)))
        .order_by(Member.name_key, Member.id)
    )
    if only is not None:
        query = query.where(Member.id == only)
    if len(months) < 12:
        query = query.where(extract("month", Member.birth_date).in_(sorted(months)))
    rows = db.session.execute(query, parameters(unit_id, start))
    return [
        Mark(BIRTHDAY, day, f"Sinh nhật {name}", member_id)
        for member_id, name, birth in rows
        if birth
        for year in range(max(start.year, birth.year + 1), end.year + 1)
        if start <= (day := day_in(year, birth.month, birth.day)) <= end
    ]


def _months_between(start: date, end: date) -> int:
    return 12 * (end.year - start.year) + end.month - start.month + 1
