"""Selects for the ratings of many people at once."""

from __future__ import annotations

from sqlalchemy import select

from app.extensions import db
from app.life.ratings.facts import Level, RatedSubject
from app.life.ratings.models import Rating
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live


def rated_members(unit_id: int, year: str) -> dict[int, Level]:
    """The level of each member whom a live rating of the year names; one statement."""
    query = (
        select(ActivityMember.member_id, Rating.level)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .join(Rating, Rating.activity_id == Activity.id)
        .where(live(unit_id), Rating.year == year, Rating.subject == RatedSubject.MEMBER)
    )
    return {member_id: Level(level) for member_id, level in db.session.execute(query)}


def union_level(unit_id: int, year: str) -> Level | None:
    """How the union itself was rated for the year, by the newest live entry; one statement."""
    query = (
        select(Rating.level)
        .join(Activity, Activity.id == Rating.activity_id)
        .where(live(unit_id), Rating.year == year, Rating.subject == RatedSubject.UNION)
    )
    found = db.session.scalar(query.order_by(Activity.id.desc()).limit(1))
    return Level(found) if found else None
