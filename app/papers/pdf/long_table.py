"""A table of any length, split page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable

#: Rows of the table that stay with the signatures.
KEPT_ROWS = 2
#: Tolerance for rounding of heights.
_TOLERANCE = 0.01


class LongTable(Flowable):
    """Rows under a head that is repeated on each page; `part` makes the table of a range of rows.

    reportlab's own table copies all remaining rows with each page that it splits off: a ledger of 5,000
    lines would be copied 200 times.
    """

    def __init__(
        self,
        part: Callable[[int, int], Any],
        width: float,
        heads: float,
        heights: Sequence[float],
        start: int = 0,
    ) -> None:
        super().__init__()
        self.part, self.heads, self.heights, self.start = part, heads, heights, start
        self.width = width
        self.spaceBefore = 2

    @property
    def last_heights(self) -> Sequence[float]:
        """The heights of the rows that stay with what follows the table."""
        return self.heights[max(self.start, len(self.heights) - KEPT_ROWS) :]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The width, and the height of the head with all remaining rows."""
        self.height = self.heads + sum(self.heights[self.start :])
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Any]:
        """The rows that fit as a table, and the rest; empty where not one row fits."""
        end, used = self.start, self.heads
        while end < len(self.heights) and used + self.heights[end] <= height + _TOLERANCE:
            used += self.heights[end]
            end += 1
        if end == self.start:
            return []
        cut = self.part(self.start, end)
        if end == len(self.heights):
            return [cut]
        return [cut, LongTable(self.part, self.width, self.heads, self.heights, end)]

    def draw(self) -> None:
        """Draw all remaining rows."""
        table = self.part(self.start, len(self.heights))
        table.wrapOn(self.canv, self.width, self.height)
        table.drawOn(self.canv, 0, 0)
