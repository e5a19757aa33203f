"""What is told once: whether two entries say the same of the same person or thing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Facts = TypeVar("Facts")
Item = TypeVar("Item")
Keys = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Once(Generic[Facts]):
    """A kind of which each person has one, or each day.

    `keys` are what the facts say of whom, a key a person or thing; `is_same` tells whether two with a key
    in common may be one and the same. `may_repeat`: a second one can be right, so it is asked about, not
    refused.
    """

    keys: Callable[[Facts], Keys]
    is_same: Callable[[Facts, Facts], bool] = lambda _one, _other: True
    may_repeat: bool = True

    def common(self, one: Facts, other: Facts) -> Keys:
        """The keys that both tell, none where they cannot be the same."""
        both = self.keys(one) & self.keys(other)
        return both if both and self.is_same(one, other) else frozenset()

    def pairs(self, many: Iterable[tuple[Item, Facts]]) -> Iterator[tuple[Item, Item, Keys]]:
        """Each that says again what an earlier one said, with the first of those, in the order given."""
        told: dict[Hashable, list[tuple[Item, Facts]]] = {}
        for item, facts in many:
            keys = self.keys(facts)
            before = {id(one): one for key in keys for one in told.get(key, ())}
            for other, said in before.values():
                if common := self.common(facts, said):
                    yield other, item, common
            pair = (item, facts)
            for key in keys:
                told.setdefault(key, []).append(pair)
