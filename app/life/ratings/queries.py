"""Selects of ratings."""

from __future__ import annotations

from sqlalchemy import case

from app.books.entries.queries import all_entries, entries
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.models import Rating
from app.listing import Page, in_order, paginate
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with, members_named

RATING_ORDERS = {
    "year": (Rating.year, Activity.id),
    "level": (
        case({level.value: place for place, level in enumerate(Level)}, value=Rating.level),
        Activity.id,
    ),
    "quantity": (Activity.people, Activity.id),
}


def page_of_ratings(
    unit_id: int,
    page: int,
    *,
    subject: RatedSubject | None = None,
    year: int | None = None,
    sort: str = "-year",
) -> Page[tuple[Activity, RatingFacts]]:
    """A page of the yearly ratings of the union and its members; two statements."""
    query = entries(Rating, unit_id)
    if subject:
        query = query.where(Rating.subject == subject)
    if year:
        query = query.where(Rating.year == year)
    return paginate(
        in_order(query, RATING_ORDERS, sort), page, lambda row: (row[0], rating_facts(row[0], row[1], ()))
    )


def rating(unit_id: int, activity_id: int) -> tuple[Activity, RatingFacts] | None:
    """A rating of this union, withdrawn or not, with its facts; or None."""
    found = entry_with(Rating, unit_id, activity_id)
    named = members_named(unit_id, activity_id).get(activity_id, ()) if found else ()
    return (found[0], rating_facts(*found, named)) if found else None


def ratings_of(unit_id: int) -> list[tuple[Activity, RatingFacts]]:
    """Every live rating with its facts, in the order they were recorded (two statements)."""
    return [
        (activity, rating_facts(activity, row, named))
        for activity, row, named in all_entries(Rating, unit_id)
    ]


def rating_facts(activity: Activity, rating: Rating, member_ids: tuple[int, ...]) -> RatingFacts:
    """The facts of a rating; the caller has read its people."""
    return RatingFacts(
        year=rating.year,
        subject=RatedSubject(rating.subject),
        level=Level(rating.level),
        member_ids=member_ids,
        quantity=activity.people,
        recognised_by=rating.recognised_by,
        score=rating.score,
    )
