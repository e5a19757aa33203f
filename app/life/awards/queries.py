"""Selects of awards."""

from __future__ import annotations

from sqlalchemy import case

from app.books.entries.queries import entries_like
from app.books.entries.reads import EntryReads
from app.core.periods import Period
from app.life.awards.facts import AwardFacts, Stage
from app.life.awards.models import Award
from app.life.ratings.facts import RatingFacts
from app.life.ratings.models import Rating
from app.life.ratings.queries import rating_facts
from app.listing import in_words_order, lies_in
from app.log.activities.models import Activity
from app.log.figures.facts import LoggedEntry, Reading
from app.log.figures.queries import by_period, entries_read
from app.people.sections.queries import of_section

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


_READS = EntryReads(
    AwardFacts,
    Award,
    AWARD_ORDERS,
    {
        "granted_on": lambda entry: None if entry.year_only else entry.starts_on,
        "quantity": "people",
        "prize": "amount",
    },
    {
        "stage": lambda _unit_id, stage: (Award.stage == stage,),
        "section": lambda unit_id, section: (of_section(unit_id, Award, section),),
        # The year, or other period, that they are for.
        "year": lambda _unit_id, period: lies_in(Award, period),
    },
)
award, awards_of, award_facts, page_of_awards = _READS.one, _READS.all, _READS.facts_of, _READS.page


def awards_read(reading: Reading) -> tuple[LoggedEntry[AwardFacts], ...]:
    """The titles and awards for years that touch the days of a reading; one statement."""
    return entries_read(reading, Award, award_facts, which=by_period)


def awards_at(unit_id: int, stage: Stage, period: Period) -> list[tuple[Activity, AwardFacts]]:
    """The live awards at a stage for this period or parts of it, in the order recorded; two statements."""
    return _READS.like(unit_id, Award.stage == stage, *lies_in(Award, period))


def awards_like(unit_id: int, facts: AwardFacts) -> list[tuple[Activity, AwardFacts]]:
    """The live awards of the same year and stage, in the order recorded; two statements."""
    return _READS.like(unit_id, Award.year == facts.year, Award.stage == facts.stage)


def ratings_like(unit_id: int, facts: RatingFacts) -> list[tuple[Activity, RatingFacts]]:
    """The live ratings of the same year, in the order recorded; two statements."""
    found = entries_like(Rating, unit_id, Rating.year == facts.year)
    return [(activity, rating_facts(activity, row, named)) for activity, row, named in found]
