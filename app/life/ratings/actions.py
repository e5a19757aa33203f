"""Writes of ratings."""

from __future__ import annotations

from app.books.entries.actions import EntryKind, OnceOnly
from app.core.errors import Refused, Twice
from app.core.once import Keys
from app.core.periods import in_words
from app.core.texts.names import name_sort_key
from app.core.vietnamese import capital_first, join_words
from app.life.awards.queries import ratings_like
from app.life.awards.rules import RATED, RATED_UNNAMED, check_rating
from app.life.ratings.facts import RatedSubject, RatingFacts
from app.life.ratings.models import Rating
from app.life.ratings.queries import ratings_of
from app.log.activities.facts import Kind
from app.log.activities.models import Activity
from app.people.roster.queries import names_of
from app.people.sections.following_actions import days_of_period, follow_sections


def _year(facts: RatingFacts) -> str:
    return capital_first(in_words(facts.period))


def _rated_already(activity: Activity, facts: RatingFacts, keys: Keys) -> Refused:
    if facts.subject is RatedSubject.UNION:
        return Refused(f"{_year(facts)} công đoàn đã được xếp loại: {facts.level.label}.", "subject")
    if facts.subject is RatedSubject.SECTION:
        return Refused(f"{_year(facts)} {facts.section} đã được xếp loại: {facts.level.label}.", "section")
    met = {one for one in facts.member_ids if (facts.year, one) in keys}
    names = join_words(sorted(names_of(activity.unit_id, met).values(), key=name_sort_key))
    return Refused(f"{_year(facts)} đã xếp loại {names}: {facts.level.label}.", "member_ids")


def _counted_already(_activity: Activity, facts: RatingFacts, _keys: Keys) -> Refused:
    counted = f"{facts.quantity or 1} đoàn viên, {facts.level.label}"
    return Twice(f"{_year(facts)} đã ghi một lần xếp loại không kèm tên như vậy: {counted}.")


RATINGS: EntryKind[RatingFacts] = EntryKind(
    Kind.RATING,
    Rating,
    "emulation",
    check=check_rating,
    once=(
        OnceOnly(RATED, ratings_like, _rated_already),
        OnceOnly(RATED_UNNAMED, ratings_like, _counted_already),
    ),
)


record_rating, correct_rating = RATINGS.record, RATINGS.correct
follow_sections(RATINGS.rename, ratings_of, days_of_period)
