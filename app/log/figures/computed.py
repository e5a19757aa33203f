"""The figures of one group for one question, counted as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.log.figures.facts import Figure


class ComputedFigures:
    """The figures of a group by key, counted one after the other until the one asked for is there.

    A group counts hundreds, a question often needs the first.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._counted: dict[str, Figure] = {}
        self._rest = iter(figures)

    def get(self, key: str) -> Figure | None:
        """The figure with this key; None where the group counts none."""
        while key not in self._counted:
            if not self._count_next():
                return None
        return self._counted[key]

    def all(self) -> Mapping[str, Figure]:
        """Every figure of the group."""
        while self._count_next():
            pass
        return self._counted

    def _count_next(self) -> bool:
        one = next(self._rest, None)
        if one is not None:
            self._counted[one.key] = one
        return one is not None
