"""Selects of ratings."""

from __future__ import annotations

from sqlalchemy import case

from app.books.entries.reads import EntryReads
from app.core.periods import Period
from app.life.ratings.facts import Level, RatingFacts
from app.life.ratings.models import Rating
from app.listing import lies_in
from app.log.activities.models import Activity
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import by_period, entries_read

RATING_ORDERS = {
    "year": (Rating.period_end, Rating.period_start, Activity.id),
    "level": (
        case({level.value: place for place, level in enumerate(Level)}, value=Rating.level),
        Activity.id,
    ),
    "quantity": (Activity.people, Activity.id),
}


_READS = EntryReads(
    RatingFacts,
    Rating,
    RATING_ORDERS,
    {"quantity": "people"},
    {
        "subject": lambda _unit_id, subject: (Rating.subject == subject,),
        "year": lambda _unit_id, period: lies_in(Rating, period),
    },
)
rating, ratings_of, rating_facts, page_of_ratings = _READS.one, _READS.all, _READS.facts_of, _READS.page


def ratings_in(unit_id: int, period: Period) -> list[tuple[Activity, RatingFacts]]:
    """The live ratings for this period or parts of it, in the order recorded; two statements."""
    return _READS.like(unit_id, *lies_in(Rating, period))


def ratings_read(reading: Reading) -> tuple[LoggedEntry[RatingFacts], ...]:
    """The ratings of years that touch the days of a reading; one statement."""
    return entries_read(reading, Rating, rating_facts, which=by_period)
