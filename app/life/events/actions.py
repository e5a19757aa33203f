"""Writes of activities: the log entry, its side tables, the payment, the trail."""

from __future__ import annotations

from datetime import date

from app.books.entries.actions import EntryKind
from app.core.actor import Actor
from app.extensions import db
from app.life.events.facts import EventFacts
from app.life.events.models import Event
from app.life.events.rules import check_event, check_meeting
from app.life.meetings.facts import MINUTED, MeetingFacts, with_count, with_details
from app.life.meetings.models import EventDetail
from app.life.meetings.queries import meeting_of
from app.log.activities.facts import Kind
from app.log.activities.models import Activity

EVENTS: EntryKind[EventFacts] = EntryKind(Kind.EVENT, Event, "events", check_event, day_field="starts_on")


record_event, withdraw_event = EVENTS.record, EVENTS.withdraw


def record_meeting(unit_id: int, facts: MeetingFacts, actor: Actor, today: date) -> Activity:
    """`record_event` with participants and decisions. Raises Refused."""
    counted = with_count(facts)
    check_meeting(counted)
    activity = EVENTS.record(unit_id, counted, actor, today)
    _save_details(activity, counted)
    return activity


def correct_meeting(
    activity: Activity,
    old: MeetingFacts,
    new: MeetingFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
    imported: bool = False,
) -> None:
    """Correct an activity, including fields that the workbook lacks. Raises Refused, Stale."""
    counted = with_count(new, old)
    check_meeting(counted)
    EVENTS.correct(activity, old, counted, actor, today, reason, version=version, imported=imported)
    _save_details(activity, counted)


def correct_event(
    activity: Activity,
    old: EventFacts,
    new: EventFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
    imported: bool = False,
) -> None:
    """Correct an activity from a workbook; participants and decisions are kept.

    Raises Refused, Stale.
    """
    known = meeting_of(activity, old)
    EVENTS.correct(
        activity,
        known,
        with_details(new, known),
        actor,
        today,
        reason,
        version=version,
        imported=imported,
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
