"""Rules about two records that may be of one person. Pure."""

from __future__ import annotations

from app.people.roster.facts import BirthDay


def may_be_one(one: BirthDay, other: BirthDay) -> bool:
    """Whether two births can be the same: equal days, equal years where a day is missing, or one unknown."""
    if one.day and other.day:
        return one.day == other.day
    years = {_year(one), _year(other)} - {None}
    return len(years) < 2


def fuller(one: BirthDay, other: BirthDay) -> BirthDay:
    """The more precise birth; the first if both are equally precise."""
    return max((one, other), key=lambda birth: 2 if birth.day else 1 if birth.year else 0)


def _year(birth: BirthDay) -> int | None:
    return birth.day.year if birth.day else birth.year
