"""Selects of the people that an activity may name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.core.vietnamese import lower_first
from app.office.units.facts import Post
from app.office.units.queries import officers, unit_by_id
from app.people.roster.lists.queries import Wanted, all_members
from app.people.roster.queries import people_to_choose
from app.people.roster.rules import State


@dataclass(frozen=True, slots=True)
class PeopleChoices:
    """People to tick, (id, words) each: members of the day first; `members` are the ids of those."""

    choices: list[tuple[int, str]]
    members: Collection[int]


def people_offered(unit_id: int, day: date) -> PeopleChoices:
    """Everyone on the roster as they stand on `day`, in Vietnamese order of names; two statements."""
    lines = {one.id: one for one in all_members(unit_id, day, Wanted())}
    members = {one.id for one in lines.values() if one.state is State.MEMBER}
    others = {one.id: f", {lower_first(one.state_text)}" for one in lines.values() if one.id not in members}
    choices = [
        (member_id, words + others.get(member_id, "")) for member_id, words in people_to_choose(unit_id)
    ]
    return PeopleChoices(sorted(choices, key=lambda one: one[0] not in members), members)


def members_on(unit_id: int, day: date) -> int:
    """How many members the union has on a day; one statement."""
    return len(all_members(unit_id, day, Wanted(states=frozenset({State.MEMBER}))))


def officers_offered(unit_id: int, day: date) -> list[tuple[str, str]]:
    """(name, posts) of the union's officers on a day, each person once; the chair, who presides, first."""
    posts: dict[str, list[str]] = {}
    rank = {post.value: place for place, post in enumerate(Post)}
    for one in sorted(officers(unit_by_id(unit_id)), key=lambda one: rank[one.post]):
        if (one.valid_from or day) <= day <= (one.valid_to or day):
            posts.setdefault(one.name, []).append(Post(one.post).label)
    return [(name, ", ".join(held)) for name, held in posts.items()]
