"""Selects that every kind of entry with a side table shares."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, extract, select

from app.extensions import db
from app.listing import matches
from app.log.activities.models import Activity, ActivityMember, OfEntry
from app.log.activities.queries import live, members_named

Side = TypeVar("Side", bound=OfEntry)


def entries(
    side: type[Side], unit_id: int, *, words: str = "", year: int | None = None
) -> Select[Activity, Side]:
    """The union's live entries of one kind, each with its side table.

    All `words` are searched for, without case and diacritics; `year` is that of the (first) day.
    """
    query = select(Activity, side).join(side, side.activity_id == Activity.id).where(live(unit_id))
    if words:
        query = query.where(matches(Activity.search_text, words))
    if year:
        query = query.where(of_year(year))
    return query


def of_year(year: int) -> ColumnElement[bool]:
    """That an entry is of the year by its (first) day."""
    return extract("year", Activity.starts_on) == year


def entries_like(
    side: type[Side], unit_id: int, *conditions: ColumnElement[bool]
) -> list[tuple[Activity, Side, tuple[int, ...]]]:
    """`all_entries` of those that meet the conditions; two statements."""
    rows = db.session.execute(entries(side, unit_id).where(*conditions).order_by(Activity.id)).all()
    named: dict[int, list[int]] = {activity.id: [] for activity, _ in rows}
    for activity_id, member_id in db.session.execute(
        select(ActivityMember.activity_id, ActivityMember.member_id)
        .where(ActivityMember.activity_id.in_(list(named)))
        .order_by(ActivityMember.activity_id, ActivityMember.position)
    ):
        named[activity_id].append(member_id)
    return [(activity, of_kind, tuple(named[activity.id])) for activity, of_kind in rows]


def all_entries(side: type[Side], unit_id: int) -> list[tuple[Activity, Side, tuple[int, ...]]]:
    """Every live entry of one kind with the members it names, in the order recorded; two statements."""
    named = members_named(unit_id)
    rows = db.session.execute(entries(side, unit_id).order_by(Activity.id))
    return [(activity, of_kind, named.get(activity.id, ())) for activity, of_kind in rows]
