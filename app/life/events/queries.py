"""Selects of activities."""

from __future__ import annotations

from sqlalchemy import case, func

from app.books.entries.reads import EntryReads
from app.core.texts.word_order import word_order_key
from app.life.events.facts import Category, EventFacts, Source
from app.life.events.models import Event
from app.life.meetings.facts import MeetingFacts
from app.life.meetings.queries import meeting_of
from app.listing import Page, in_words_order
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import entries_read

#: The position of the category among the sorted labels, for ordering.
_BY_LABEL = case(
    {
        one.value: place
        for place, one in enumerate(sorted(Category, key=lambda one: word_order_key(one.label)))
    },
    value=Event.category,
    else_=len(Category),
)


EVENT_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "title": (in_words_order(Activity.title), Activity.id),
    "category": (_BY_LABEL, Activity.starts_on, Activity.id),
    "times": (func.coalesce(Activity.times, 1), Activity.id),
    "people": (Activity.people, Activity.id),
    "cost": (Activity.amount, Activity.id),
}


_READS = EntryReads(EventFacts, Event, EVENT_ORDERS, {"cost": "amount"})
events_of, event_facts = _READS.all, _READS.facts_of


def page_of_events(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    category: Category | None = None,
    source: Source | None = None,
    year: int | None = None,
    sort: str = "-day",
) -> Page[tuple[Activity, EventFacts]]:
    """A page of the union's activities; two statements."""
    where = [Event.category == category] if category else []
    if source:
        is_paid = Activity.fund_id.is_not(None) if source is Source.FUND else Activity.fund_id.is_(None)
        where += [Activity.amount > 0, is_paid]
    return _READS.page(unit_id, page, *where, words=words, year=year, sort=sort)


def event(unit_id: int, activity_id: int) -> tuple[Activity, MeetingFacts] | None:
    """An activity of this union, withdrawn or not, with all its facts; or None."""
    found = entry_with(Event, unit_id, activity_id)
    return (found[0], meeting_of(found[0], event_facts(*found))) if found else None


def events_like(unit_id: int, facts: EventFacts) -> list[tuple[Activity, EventFacts]]:
    """The live activities that begin on the same day, in the order recorded; two statements."""
    return _READS.like(unit_id, Activity.starts_on == facts.starts_on)


def events_read(reading: Reading) -> tuple[LoggedEntry[EventFacts], ...]:
    """The activities that touch the days of a reading; one statement."""
    return entries_read(reading, Event, event_facts)
