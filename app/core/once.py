"""Duplicates: whether two entries record the same thing of the same person or day. Pure."""

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

    `keys` are the people or things that the facts are about; `is_same` decides whether two entries with a
    common key may be the same. `may_repeat`: a second one can be right, so the user is asked to confirm it.
    """

    keys: Callable[[Facts], Keys]
    is_same: Callable[[Facts, Facts], bool] = lambda _one, _other: True
    may_repeat: bool = True

    def common(self, one: Facts, other: Facts) -> Keys:
        """The keys that both have; none if they cannot be the same entry."""
        both = self.keys(one) & self.keys(other)
        return both if both and self.is_same(one, other) else frozenset()

    def pairs(self, many: Iterable[tuple[Item, Facts]]) -> Iterator[tuple[Item, Item, Keys]]:
        """Each duplicate of earlier entries with all of those, in the order given."""
        for item, before in self._after(many):
            for other, common in before:
                yield other, item, common

    def repeats(self, many: Iterable[tuple[Item, Facts]]) -> Iterator[tuple[Item, Item]]:
        """Each duplicate of earlier entries, once, with the first of those."""
        for item, before in self._after(many):
            for other, _ in before:
                yield other, item
                break

    def _after(
        self, many: Iterable[tuple[Item, Facts]]
    ) -> Iterator[tuple[Item, Iterator[tuple[Item, Keys]]]]:
        """Each entry with the earlier ones that it duplicates."""
        earlier: dict[Hashable, list[tuple[Item, Facts]]] = {}
        for pair in many:
            item, facts = pair
            yield item, self._same(earlier, facts)
            for key in self.keys(facts):
                earlier.setdefault(key, []).append(pair)

    def _same(
        self, earlier: dict[Hashable, list[tuple[Item, Facts]]], facts: Facts
    ) -> Iterator[tuple[Item, Keys]]:
        """A generator: most callers need only the first of a thousand duplicates."""
        seen: set[int] = set()
        for one in (one for key in self.keys(facts) for one in earlier.get(key, ())):
            if id(one) not in seen:
                seen.add(id(one))
                if common := self.common(facts, one[1]):
                    yield one[0], common
