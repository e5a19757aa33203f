"""Checks of ratings: only older data can have a member rated twice in a year."""

from __future__ import annotations

from app.core.errors import Fault
from app.core.periods import in_words
from app.core.texts.names import name_sort_key
from app.core.vietnamese import capital_first, join_words
from app.life.awards.rules import RATED
from app.life.ratings.queries import ratings_of
from app.people.roster.queries import names_of


def rating_faults(unit_id: int) -> list[Fault]:
    """A fault for each pair of ratings of one year that name the same members; three statements."""
    ratings = ratings_of(unit_id)
    by_id = {activity.id: facts for activity, facts in ratings}
    found = list(RATED.pairs((activity.id, facts) for activity, facts in ratings))
    names = names_of(unit_id, {who for _, later, _ in found for who in by_id[later].member_ids})
    faults = []
    for earlier, later, keys in found:
        facts = by_id[later]
        who = sorted((names[one] for one in facts.member_ids if (facts.year, one) in keys), key=name_sort_key)
        whom = join_words(who) if who else facts.section or "công đoàn"
        sentence = (
            f"{capital_first(in_words(facts.period))} xếp loại hai lần {whom}; "
            f"báo cáo tính lần ghi sau ({facts.level.label})."
        )
        faults.append(Fault(sentence, (f"activities/{earlier}", f"activities/{later}")))
    return faults
