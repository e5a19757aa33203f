"""Writes of the ratings of many people at once."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.periods import in_words, period_of
from app.core.vietnamese import capital_first
from app.life.ratings.actions import RATINGS
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.life.ratings.yearly.queries import rated_members
from app.log.activities.models import Activity
from app.people.roster.queries import names_of


def record_ratings(
    unit_id: int, year: str, levels: Mapping[int, Level], recognised_by: str, actor: Actor
) -> list[Activity]:
    """One entry for each level, naming the members who reached it, in the order of levels.

    Raises Refused for nobody, for people of another union, for anyone rated that year already.
    """
    names = names_of(unit_id, list(levels))
    if not levels:
        raise Refused("Chưa xếp loại cho ai.")
    if len(names) < len(levels):
        raise Refused("Có người không còn trong danh sách. Hãy mở lại trang này.")
    already = rated_members(unit_id, year).keys() & names.keys()
    if already:
        rated = ", ".join(names[one] for one in levels if one in already)
        raise Refused(f"{capital_first(in_words(period_of(year)))} đã xếp loại: {rated}.")
    reached = {level: [one for one, got in levels.items() if got is level] for level in Level}
    many = [
        RatingFacts(year, RatedSubject.MEMBER, level, tuple(ids), len(ids), recognised_by)
        for level, ids in reached.items()
        if ids
    ]
    return RATINGS.record_all(unit_id, many, actor)
