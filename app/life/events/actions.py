"""Writes of activities: the log entry, its side tables, the payment, the trail."""

from __future__ import annotations

from datetime import date

from app.books.entries.actions import EntryKind, OnceOnly
from app.core.actor import Actor, Correction
from app.core.dates import format_date
from app.core.errors import Refused, Twice
from app.core.once import Keys
from app.extensions import db
from app.life.events.facts import EventFacts
from app.life.events.models import Event
from app.life.events.queries import events_like, events_of
from app.life.events.rules import HELD, check_event, check_meeting
from app.life.meetings.facts import MINUTED, MeetingFacts, with_count, with_details
from app.life.meetings.models import EventDetail
from app.life.meetings.queries import meeting_of
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.people.sections.following_actions import follow_sections


def _held_already(_activity: Activity, facts: EventFacts, _keys: Keys) -> Refused:
    return Twice(f"Đã ghi một hoạt động như vậy: {facts.title}, {format_date(facts.starts_on)}.")


EVENTS: EntryKind[EventFacts] = EntryKind(
    Kind.EVENT,
    Event,
    "events",
    check_event,
    day_field="starts_on",
    once=(OnceOnly(HELD, events_like, _held_already),),
)


record_event, withdraw_event = EVENTS.record, EVENTS.withdraw


def record_meeting(
    unit_id: int, facts: MeetingFacts, actor: Actor, today: date, *, again: bool = False
) -> Activity:
    """`record_event` with who took part and what was decided. Raises Refused."""
    counted = with_count(facts)
    check_meeting(counted)
    activity = EVENTS.record(unit_id, counted, actor, today, again=again)
    _save_details(activity, counted)
    return activity


def correct_meeting(
    activity: Activity, old: MeetingFacts, new: MeetingFacts, by: Correction, *, again: bool = False
) -> None:
    """Give an activity new facts, those beyond the workbook too. Raises Refused, Stale."""
    counted = with_count(new, old)
    check_meeting(counted)
    EVENTS.correct(activity, old, counted, by, again=again)
    _save_details(activity, counted)


def correct_event(activity: Activity, old: EventFacts, new: EventFacts, by: Correction) -> None:
    """Correct an activity from a workbook; participants and decisions are kept.

    Raises Refused, Stale.
    """
    known = meeting_of(activity, old)
    EVENTS.correct(activity, known, with_details(new, known), by)


follow_sections(
    EVENTS.rename,
    events_of,
    lambda facts: (facts.starts_on, facts.ends_on or facts.starts_on),
    whole=meeting_of,
)


def _save_details(activity: Activity, facts: MeetingFacts) -> None:
    row = db.session.get(EventDetail, activity.id)
    if row is None:
        if not facts.has_details:
            return
        row = EventDetail(activity_id=activity.id)
        db.session.add(row)
    for name in MINUTED:
        setattr(row, name, getattr(facts, name))
    db.session.flush()
