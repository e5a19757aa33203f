"""Recognising records of the same child: of two members, or recorded twice. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from app.core.once import Keys, Once
from app.core.texts.names import may_be_one_name
from app.core.vietnamese import fold
from app.people.duplicates.rules import fuller, may_be_one
from app.people.roster.facts import BirthDay, ChildFacts

Item = TypeVar("Item")


def _named(facts: ChildFacts) -> Keys:
    return frozenset({(facts.member_id, fold(facts.full_name))})


#: For one parent: the same name with births that do not contradict each other.
ONE_CHILD = Once(_named, lambda one, other: may_be_one(one.birth, other.birth))


def same_child(one: ChildFacts, other: ChildFacts) -> bool:
    """Whether two records are of one child: same name and birth (at least the year, if parents differ).

    Names of twins often differ by diacritics alone: «Bảo An» and «Bảo Ân» are two.
    """
    if not may_be_one_name(one.full_name, other.full_name) or not may_be_one(one.birth, other.birth):
        return False
    return one.member_id == other.member_id or (_is_known(one.birth) and _is_known(other.birth))


def children_once(many: Iterable[tuple[Item, ChildFacts]]) -> list[list[tuple[Item, ChildFacts]]]:
    """The records grouped by child, in the order given."""
    by_name: dict[str, list[list[tuple[Item, ChildFacts]]]] = {}
    found: list[list[tuple[Item, ChildFacts]]] = []
    for item, facts in many:
        alike = by_name.setdefault(fold(facts.full_name), [])
        one = next((group for group in alike if all(same_child(facts, other) for _, other in group)), None)
        if one is None:
            one = []
            alike.append(one)
            found.append(one)
        one.append((item, facts))
    return found


def birth_of(records: Sequence[ChildFacts]) -> BirthDay:
    """The most precise birth in the records of one child."""
    birth = records[0].birth
    for one in records[1:]:
        birth = fuller(birth, one.birth)
    return birth


def _is_known(birth: BirthDay) -> bool:
    return bool(birth.day or birth.year)
