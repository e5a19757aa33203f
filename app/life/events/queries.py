"""Selects of activities."""

from __future__ import annotations

from sqlalchemy import case, func, select

from app.books.entries.reads import EntryReads
from app.core.texts.word_order import word_order_key
from app.extensions import db
from app.life.events.facts import USUAL_BENEFICIARIES, Category, EventFacts
from app.life.events.models import Event
from app.life.meetings.facts import MeetingFacts
from app.life.meetings.queries import meeting_of
from app.listing import in_words_order
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import entries_read
from app.people.sections.queries import of_section

#: The position of the category among the sorted labels, for ordering.
_BY_LABEL = case(
    {
        one.value: place
        for place, one in enumerate(sorted(Category, key=lambda one: word_order_key(one.label)))
    },
    value=Event.category,
    else_=len(Category),
)

#: At most this many nouns used before are offered.
_MOST_NOUNS = 20

EVENT_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "title": (in_words_order(Activity.title), Activity.id),
    "category": (_BY_LABEL, Activity.starts_on, Activity.id),
    "times": (func.coalesce(Activity.times, 1), Activity.id),
    "people": (Activity.people, Activity.id),
    "cost": (Activity.amount, Activity.id),
}


_READS = EntryReads(
    EventFacts,
    Event,
    EVENT_ORDERS,
    {"cost": "amount"},
    {
        "category": lambda _unit_id, category: (Event.category == category,),
        "source": lambda _unit_id, source: (Activity.amount > 0, Activity.money_source == source),
        "section": lambda unit_id, section: (of_section(unit_id, Event, section),),
    },
)
events_of, event_facts, page_of_events = _READS.all, _READS.facts_of, _READS.page


def event(unit_id: int, activity_id: int) -> tuple[Activity, MeetingFacts] | None:
    """An activity of this union, withdrawn or not, with all its facts; or None."""
    found = _READS.one(unit_id, activity_id)
    return (found[0], meeting_of(*found)) if found else None


def nouns_offered(unit_id: int) -> list[str]:
    """What beneficiaries may be called: as in earlier activities, the latest first, then the usual nouns."""
    used = (
        select(Event.beneficiary_noun)
        .join(Activity, Activity.id == Event.activity_id)
        .where(live(unit_id), Event.beneficiary_noun != "")
        .group_by(Event.beneficiary_noun)
        .order_by(func.max(Activity.starts_on).desc(), func.max(Activity.id).desc())
        .limit(_MOST_NOUNS)
    )
    return list(dict.fromkeys([*db.session.scalars(used), *USUAL_BENEFICIARIES]))


def events_like(unit_id: int, facts: EventFacts) -> list[tuple[Activity, EventFacts]]:
    """The live activities that begin on the same day, in the order recorded; two statements."""
    return _READS.like(unit_id, Activity.starts_on == facts.starts_on)


def events_read(reading: Reading) -> tuple[LoggedEntry[EventFacts], ...]:
    """The activities that touch the days of a reading; one statement."""
    return entries_read(reading, Event, event_facts)
