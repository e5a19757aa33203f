"""Selects for titles and ratings of many people at once."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app.activities.models import Activity, ActivityMember
from app.activities.queries import live
from app.core.vietnamese import fold
from app.emulation.facts import Level, RatedSubject, Stage
from app.emulation.models import Award, Rating
from app.extensions import db
from app.members.list_queries import Wanted, all_members
from app.members.queries import names_of
from app.members.rules import State


def stages_of(unit_id: int, year: int, title: str) -> dict[Stage, frozenset[int]]:
    """Who stands at each stage of a year's title, read without case and diacritics; one statement."""
    query = (
        select(Award.title, Award.stage, ActivityMember.member_id)
        .join(Activity, Activity.id == Award.activity_id)
        .join(ActivityMember, ActivityMember.activity_id == Activity.id)
        .where(live(unit_id), Award.year == year)
    )
    rows = [row for row in db.session.execute(query) if fold(row[0]) == fold(title)]
    return {stage: frozenset(who for _, at, who in rows if at == stage) for stage in Stage}


def titles_used(unit_id: int) -> list[str]:
    """The titles that the union's live awards bear, the most frequent first; one statement."""
    query = (
        select(Award.title)
        .join(Activity, Activity.id == Award.activity_id)
        .where(live(unit_id))
        .group_by(Award.title)
        .order_by(func.count().desc(), Award.title)
        .limit(40)
    )
    return list(db.session.scalars(query))


def rated_members(unit_id: int, year: int) -> dict[int, Level]:
    """The level of each member whom a live rating of the year names; one statement."""
    query = (
        select(ActivityMember.member_id, Rating.level)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .join(Rating, Rating.activity_id == Activity.id)
        .where(live(unit_id), Rating.year == year, Rating.subject == RatedSubject.MEMBER)
    )
    return {member_id: Level(level) for member_id, level in db.session.execute(query)}


def union_level(unit_id: int, year: int) -> Level | None:
    """How the union itself was rated for the year, by the newest live entry; one statement."""
    query = (
        select(Rating.level)
        .join(Activity, Activity.id == Rating.activity_id)
        .where(live(unit_id), Rating.year == year, Rating.subject == RatedSubject.UNION)
    )
    found = db.session.scalar(query.order_by(Activity.id.desc()).limit(1))
    return Level(found) if found else None


def people_of(
    unit_id: int, year: int, today: date, also: frozenset[int] = frozenset()
) -> list[tuple[int, str]]:
    """(id, name and group) of the members at the year's end or today, and of `also` who left; by name."""
    day = min(today, date(year, 12, 31))
    lines = all_members(unit_id, day, Wanted(states=frozenset({State.MEMBER})))
    here = [(one.id, f"{one.full_name} ({one.union_group or one.code})") for one in lines]
    gone = names_of(unit_id, also - {member_id for member_id, _ in here})
    return here + sorted(gone.items(), key=lambda pair: pair[1])
