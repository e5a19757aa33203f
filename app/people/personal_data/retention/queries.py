"""Selects of what is past its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, or_, select

from app.extensions import db
from app.people.personal_data.declared import every_part
from app.people.personal_data.models import PersonalErasure
from app.people.personal_data.retention.rules import left_before
from app.people.roster.models import Member, Membership
from app.web.personal.declared import Retention

#: People that the page names; the others follow once these are done.
MOST = 50


@dataclass(frozen=True, slots=True)
class LongGone:
    """Somebody who left long ago."""

    id: int
    code: str
    full_name: str
    left_on: date


def retentions() -> list[Retention]:
    """Everything that rooms keep for a time only."""
    return [one.retention for one in every_part() if one.retention]


def long_gone(unit_id: int, today: date) -> Sequence[LongGone]:
    """The first people all of whose periods ended so long ago and whose data are still there."""
    live = Membership.member_id == Member.id, Membership.withdrawn_at.is_(None)
    later = or_(Membership.left_on.is_(None), Membership.left_on > left_before(today))
    last = select(func.max(Membership.left_on)).where(*live).scalar_subquery()
    rows = db.session.execute(
        select(Member.id, Member.code, Member.full_name, last)
        .where(Member.unit_id == unit_id, exists().where(*live), ~exists().where(*live, later))
        .where(~exists().where(PersonalErasure.member_id == Member.id))
        .order_by(last, Member.id)
        .limit(MOST)
    )
    return [LongGone(number, code, name, day) for number, code, name, day in rows if day]
