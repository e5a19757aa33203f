"""Pure decisions about awards and ratings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from app.core.errors import Refused
from app.core.once import Keys, Once
from app.core.vietnamese import fold
from app.life.awards.facts import AwardFacts
from app.life.ratings.facts import RatedSubject, RatingFacts

Item = TypeVar("Item")


def check_award(facts: AwardFacts) -> None:
    """Raise Refused for a prize paid from a fund on no day: the cash book needs one."""
    if facts.fund_id is not None and facts.prize and facts.granted_on is None:
        raise Refused("Chi tiền thưởng từ quỹ thì cần ghi ngày.", "granted_on")


def _rated(facts: RatingFacts) -> Keys:
    if facts.subject is RatedSubject.UNION:
        return frozenset({(facts.year, fold(facts.recognised_by))})
    return frozenset((facts.year, member_id) for member_id in facts.member_ids)


def _unnamed(facts: RatingFacts) -> Keys:
    is_counted = facts.subject is RatedSubject.MEMBER and not facts.member_ids
    return frozenset({(facts.year, facts.level)} if is_counted else ())


def _may_be_one_count(one: RatingFacts, other: RatingFacts) -> bool:
    """Whether one body may have recognised both."""
    return len({fold(one.recognised_by), fold(other.recognised_by)} - {""}) < 2


def _titled(facts: AwardFacts) -> Keys:
    of = (facts.year, facts.stage, facts.subject, fold(facts.title))
    return frozenset({(*of, fold(facts.name)), *((*of, one) for one in facts.member_ids)})


def _may_be_one_award(one: AwardFacts, other: AwardFacts) -> bool:
    """Whether one body may have given both, and namesakes are not known to be two people."""
    bodies = {fold(one.granting_body), fold(other.granting_body)} - {""}
    people = set(one.member_ids), set(other.member_ids)
    return len(bodies) < 2 and (not all(people) or bool(people[0] & people[1]))


#: A year has one rating of a member, and of the union by each who recognises it.
RATED = Once(_rated, may_repeat=False)
#: How many members had a level in a year is told once, where nobody is named.
RATED_UNNAMED = Once(_unnamed, _may_be_one_count)
#: A title is given once a year by a body to one person or collective, at each stage.
TITLED = Once(_titled, _may_be_one_award)


def counted(many: Iterable[tuple[Item, RatingFacts]]) -> list[tuple[Item, RatingFacts, int]]:
    """Each rating of members with how many it counts, in the order recorded.

    Of a member whom books of before rate twice in a year the latest stands; the earlier one counts less.
    """
    said = list(many)
    less = [0] * len(said)
    for earlier, _, common in RATED.pairs((place, facts) for place, (_, facts) in enumerate(said)):
        less[earlier] += len(common)
    return [
        (item, facts, max(0, (facts.quantity or 1) - fewer))
        for (item, facts), fewer in zip(said, less, strict=True)
    ]
