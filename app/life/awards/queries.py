"""Selects of awards."""

from __future__ import annotations

from sqlalchemy import case

from app.books.entries.queries import all_entries, entries, entries_like
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.models import Award
from app.life.ratings.facts import RatingFacts
from app.life.ratings.models import Rating
from app.life.ratings.queries import rating_facts
from app.listing import Page, in_order, in_words_order, paginate
from app.log.activities.facts import Channel
from app.log.activities.models import Activity
from app.log.activities.queries import entry_with, members_named

AWARD_ORDERS = {
    "day": (Activity.starts_on, Activity.id),
    "title": (in_words_order(Activity.title), Activity.id),
    "stage": (
        case({stage.value: place for place, stage in enumerate(Stage)}, value=Award.stage),
        Activity.id,
    ),
    "quantity": (Activity.people, Activity.id),
    "prize": (Activity.amount, Activity.id),
}


def page_of_awards(
    unit_id: int,
    page: int,
    *,
    words: str = "",
    stage: Stage | None = None,
    year: int | None = None,
    sort: str = "-day",
) -> Page[tuple[Activity, AwardFacts]]:
    """A page of the titles and awards; `year` is the one they are for. Two statements."""
    query = entries(Award, unit_id, words=words)
    if stage:
        query = query.where(Award.stage == stage)
    if year:
        query = query.where(Award.year == year)
    return paginate(
        in_order(query, AWARD_ORDERS, sort), page, lambda row: (row[0], award_facts(row[0], row[1], ()))
    )


def award(unit_id: int, activity_id: int) -> tuple[Activity, AwardFacts] | None:
    """An award of this union, withdrawn or not, with its facts; or None."""
    found = entry_with(Award, unit_id, activity_id)
    named = members_named(unit_id, activity_id).get(activity_id, ()) if found else ()
    return (found[0], award_facts(*found, named)) if found else None


def awards_of(unit_id: int) -> list[tuple[Activity, AwardFacts]]:
    """Every live award with its facts, in the order they were recorded (two statements)."""
    return [
        (activity, award_facts(activity, row, named)) for activity, row, named in all_entries(Award, unit_id)
    ]


def awards_like(unit_id: int, facts: AwardFacts) -> list[tuple[Activity, AwardFacts]]:
    """The live awards of the same year and stage, in the order recorded; two statements."""
    found = entries_like(Award, unit_id, Award.year == facts.year, Award.stage == facts.stage)
    return [(activity, award_facts(activity, row, named)) for activity, row, named in found]


def award_facts(activity: Activity, award: Award, member_ids: tuple[int, ...]) -> AwardFacts:
    """The facts of an award; the caller has read its people."""
    return AwardFacts(
        year=award.year,
        subject=Subject(award.subject),
        name=award.name,
        title=award.title,
        stage=Stage(award.stage),
        granted_on=None if activity.year_only else activity.starts_on,
        member_ids=member_ids,
        granting_body=award.granting_body,
        decision_number=award.decision_number,
        quantity=activity.people,
        prize=activity.amount,
        fund_id=activity.fund_id,
        channel=Channel(activity.channel) if activity.channel else None,
    )


def ratings_like(unit_id: int, facts: RatingFacts) -> list[tuple[Activity, RatingFacts]]:
    """The live ratings of the same year, in the order recorded; two statements."""
    found = entries_like(Rating, unit_id, Rating.year == facts.year)
    return [(activity, rating_facts(activity, row, named)) for activity, row, named in found]
