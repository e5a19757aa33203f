"""Writes of recurring activities and of their occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core.actor import Actor
from app.core.dates import END_BEFORE_BEGINNING, format_date, refuse_reversed
from app.core.errors import Refused, Twice
from app.extensions import db
from app.life.events.actions import record_meeting
from app.life.meetings.facts import MeetingFacts
from app.life.series.facts import SeriesFacts, due_days
from app.life.series.models import EventSeries, SeriesOccurrence
from app.life.series.queries import entry_of, series_facts
from app.log.activities.actions import refuse_stale
from app.log.activities.models import Activity
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail


def _check(_unit_id: int, facts: SeriesFacts, _today: date) -> None:
    refuse_reversed(facts.starts_on, facts.ends_on, END_BEFORE_BEGINNING)


SERIES: RowKind[EventSeries, SeriesFacts] = RowKind(EventSeries, "events.series", check=_check)
record_series, correct_series = SERIES.record, SERIES.correct


def record_occurrence(
    row: EventSeries, due_on: date, facts: MeetingFacts, actor: Actor, today: date, *, again: bool = False
) -> Activity:
    """Record the log entry of one time and tick it off. Raises Refused for one ticked off already.

    Raises Twice where the log has it already, unless `again`.
    """
    occurrence = _open(row, due_on)
    activity = record_meeting(row.unit_id, facts, actor, today, again=again)
    occurrence.activity_id = activity.id
    db.session.add(occurrence)
    db.session.flush()
    _note(row, actor, "ticked", due_on)
    return activity


def tick_off(row: EventSeries, days: Iterable[date], actor: Actor, today: date) -> None:
    """Record one log entry for each of these days, with the facts of the series.

    Raises Refused for a day after `today`, for one that is not due, for one ticked off or recorded already.
    """
    facts = series_facts(row)
    for day in days:
        if day > today:
            raise Refused(f"Ngày {format_date(day)} chưa đến.")
        meeting = MeetingFacts(day, facts.category, facts.title, place=facts.place)
        try:
            record_occurrence(row, day, meeting, actor, today)
        except Twice as twice:
            raise Refused(
                f"{twice.found} Nếu đúng là việc khác, hãy bấm «Ghi chi tiết» của ngày ấy."
            ) from twice


def skip_occurrences(row: EventSeries, days: Iterable[date], actor: Actor) -> None:
    """Mark each of these days as not held. Raises Refused as `skip_occurrence`."""
    for day in days:
        skip_occurrence(row, day, actor)


def skip_occurrence(row: EventSeries, due_on: date, actor: Actor) -> None:
    """Mark one occurrence as not held. Raises Refused if it was ticked off already."""
    db.session.add(_open(row, due_on))
    db.session.flush()
    _note(row, actor, "skipped", due_on)


def unskip_occurrence(row: EventSeries, due_on: date, actor: Actor) -> None:
    """Undo `skip_occurrence`. Raises Refused if the occurrence is not marked as not held."""
    refuse_stale(row, None)
    occurrence = db.session.get(SeriesOccurrence, (row.id, due_on))
    if occurrence is None or occurrence.activity_id is not None:
        raise Refused("Lần này không được ghi là không diễn ra.")
    db.session.delete(occurrence)
    db.session.flush()
    _note(row, actor, "unskipped", due_on)


def _open(row: EventSeries, due_on: date) -> SeriesOccurrence:
    """The occurrence to tick off; one whose entry was withdrawn is open again."""
    refuse_stale(row, None)
    if due_on not in due_days(series_facts(row), due_on.year):
        raise Refused(f"Việc này không có lần nào vào ngày {format_date(due_on)}.")
    found = db.session.get(SeriesOccurrence, (row.id, due_on))
    if found is not None:
        entry = entry_of(row, found)
        if entry is None or entry.withdrawn_at is None:
            raise Refused(f"Lần ngày {format_date(due_on)} đã được ghi rồi.")
        found.activity_id = None
    return found or SeriesOccurrence(series_id=row.id, due_on=due_on)


def _note(row: EventSeries, actor: Actor, done: str, due_on: date) -> None:
    changes = {"occurrence": (None, format_date(due_on))}
    trail.note_row(row, actor, f"events.series.{done}", changes)
