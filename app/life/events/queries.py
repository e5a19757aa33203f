"""Selects of activities."""

from __future__ import annotations

from sqlalchemy import case, func

from app.books.entries.queries import all_entries, entries, entries_like
from app.core.word_order import word_order_key
from app.life.events.facts import Category, EventFacts, Source
from app.life.events.models import Event
from app.life.meetings.facts import MeetingFacts
from app.life.meetings.queries import meeting_of
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with

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
    query = entries(Event, unit_id, words=words, year=year)
    if category:
        query = query.where(Event.category == category)
    if source:
        is_paid = Activity.fund_id.is_not(None) if source is Source.FUND else Activity.fund_id.is_(None)
        query = query.where(Activity.amount > 0, is_paid)
    return paginate(in_order(query, EVENT_ORDERS, sort), page, lambda row: (row[0], event_facts(*row)))


def event(unit_id: int, activity_id: int) -> tuple[Activity, MeetingFacts] | None:
    """An activity of this union, withdrawn or not, with all its facts; or None."""
    found = entry_with(Event, unit_id, activity_id)
    return (found[0], meeting_of(found[0], event_facts(*found))) if found else None


def events_of(unit_id: int) -> list[tuple[Activity, EventFacts]]:
    """Every live activity with its facts, in the order they were recorded (two statements)."""
    return [(activity, event_facts(activity, row)) for activity, row, _ in all_entries(Event, unit_id)]


def events_like(unit_id: int, facts: EventFacts) -> list[tuple[Activity, EventFacts]]:
    """The live activities that begin on the same day, in the order recorded; two statements."""
    found = entries_like(Event, unit_id, Activity.starts_on == facts.starts_on)
    return [(activity, event_facts(activity, row)) for activity, row, _ in found]


def event_facts(activity: Activity, event: Event) -> EventFacts:
    """The facts of an activity."""
    return EventFacts(
        starts_on=activity.starts_on,
        category=Category(event.category),
        title=activity.title,
        ends_on=activity.ends_on,
        result=activity.result,
        occasion=activity.occasion,
        partners=activity.partners,
        place=activity.place,
        people=activity.people,
        times=activity.times,
        cost=activity.amount,
        fund_id=activity.fund_id,
        channel=Channel(activity.channel) if activity.channel else None,
        voucher_text=activity.voucher_text,
        note=activity.note,
    )
