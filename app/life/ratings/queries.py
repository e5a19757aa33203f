"""Selects of ratings."""

from __future__ import annotations

from sqlalchemy import case

from app.books.entries.reads import EntryReads
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.models import Rating
from app.listing import Page
from app.log.activities.models import Activity

RATING_ORDERS = {
    "year": (Rating.year, Activity.id),
    "level": (
        case({level.value: place for place, level in enumerate(Level)}, value=Rating.level),
        Activity.id,
    ),
    "quantity": (Activity.people, Activity.id),
}


_READS = EntryReads(RatingFacts, Rating, RATING_ORDERS, {"quantity": "people"})
rating, ratings_of, rating_facts = _READS.one, _READS.all, _READS.facts_of


def page_of_ratings(
    unit_id: int,
    page: int,
    *,
    subject: RatedSubject | None = None,
    year: int | None = None,
    sort: str = "-year",
) -> Page[tuple[Activity, RatingFacts]]:
    """A page of the yearly ratings of the union and its members; two statements."""
    where = [*([Rating.subject == subject] if subject else ()), *([Rating.year == year] if year else ())]
    return _READS.page(unit_id, page, *where, sort=sort)
