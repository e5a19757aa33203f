"""Selects of the facts of an activity that its workbook row lacks."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import func, select

from app.extensions import db
from app.life.events.facts import Category, EventFacts
from app.life.events.models import Event
from app.life.meetings.facts import MINUTED, MeetingFacts
from app.life.meetings.models import EventDetail
from app.log.activities.models import Activity, ActivityMember
from app.log.activities.queries import live, members_named


def meeting_of(activity: Activity, facts: EventFacts) -> MeetingFacts:
    """The facts with participants and minutes; two statements."""
    row = db.session.get(EventDetail, activity.id)
    return MeetingFacts(
        **{field.name: getattr(facts, field.name) for field in fields(EventFacts)},
        member_ids=members_named(activity.unit_id, activity.id).get(activity.id, ()),
        **({name: getattr(row, name) for name in MINUTED} if row else {}),
    )


def donations_until(activity: Activity) -> dict[int, int]:
    """The number of live donations of each donor up to and including this one; one statement.

    Donations of one day count in the order they were recorded.
    """
    before = (Activity.starts_on < activity.starts_on) | (
        (Activity.starts_on == activity.starts_on) & (Activity.id <= activity.id)
    )
    donors = select(ActivityMember.member_id).where(ActivityMember.activity_id == activity.id)
    query = (
        select(ActivityMember.member_id, func.count())
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .join(Event, Event.activity_id == Activity.id)
        .where(live(activity.unit_id), Event.category == Category.BLOOD_DONATION, before)
        .where(ActivityMember.member_id.in_(donors))
        .group_by(ActivityMember.member_id)
    )
    return dict(db.session.execute(query).all())
