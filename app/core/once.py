"""Duplicates: whether two entries record the same thing of the same person. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Facts = TypeVar("Facts")
Item = TypeVar("Item")
Keys = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Once(Generic[Facts]):
    """How duplicates are found among entries of a kind that each person has one of.

    `keys`: one key for each person that the facts name. `is_same`: whether two entries with a common key can
    be the same. `may_repeat`: a second entry can be right, so the user is asked instead of refused.
    """

    keys: Callable[[Facts], Keys]
    is_same: Callable[[Facts, Facts], bool] = lambda _one, _other: True
    may_repeat: bool = True

    def common(self, one: Facts, other: Facts) -> Keys:
        """The keys that both have; none where they cannot be the same entry."""
        both = self.keys(one) & self.keys(other)
        return both if both and self.is_same(one, other) else frozenset()

    def pairs(self, many: Iterable[tuple[Item, Facts]]) -> Iterator[tuple[Item, Item, Keys]]:
        """(earlier entry, entry that repeats it, common keys), in the order given."""
        earlier: dict[Hashable, list[tuple[Item, Facts]]] = {}
        for item, facts in many:
            keys = self.keys(facts)
            before = {id(one): one for key in keys for one in earlier.get(key, ())}
            for other, other_facts in before.values():
                if common := self.common(facts, other_facts):
                    yield other, item, common
            pair = (item, facts)
            for key in keys:
                earlier.setdefault(key, []).append(pair)
