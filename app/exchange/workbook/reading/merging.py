"""Merged cells as Excel shows them: the value of a range's first row counts in all its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.exchange.workbook.reading.files.scan import Merged

#: Rows of headings, at most.
_MOST_HEAD_ROWS = 4


@dataclass(slots=True)
class Fill:
    """A range whose value was filled into rows below its first; `rows`: those of the data."""

    range: Merged
    value: Any
    rows: list[int] = field(default_factory=list)


class Merging:
    """The merged ranges of one sheet, processed row by row from above."""

    def __init__(self, ranges: Iterable[Merged]) -> None:
        self.waiting = sorted(ranges, key=lambda one: (one.top, one.left), reverse=True)
        self.open: list[Fill] = []
        self.used: dict[Merged, Fill] = {}

    def meet(self, line: int, raw: Sequence[Any]) -> list[Fill]:
        """Open the ranges that begin in this row, close those that ended; returns those over columns."""
        across = []
        if self.open:
            self.open = [one for one in self.open if one.range.bottom >= line]
        while self.waiting and self.waiting[-1].top <= line:
            one = self.waiting.pop()
            value = raw[one.left - 1] if one.top == line and one.left <= len(raw) else None
            if value is None or value == "":
                continue
            if one.bottom > line:
                self.open.append(Fill(one, value))
            if one.right > one.left:
                across.append(Fill(one, value))
        return across

    def end_heads(self, line: int) -> int:
        """The last row of the headings that begin on `line`, by the ranges merged downwards there."""
        bottoms = [one.range.bottom for one in self.open]
        return max([line, *(bottom for bottom in bottoms if bottom <= line + _MOST_HEAD_ROWS)])

    def forget(self) -> None:
        """Close all ranges: those of headings do not reach into the data."""
        self.open.clear()

    def filled(self, line: int, raw: Sequence[Any]) -> tuple[Sequence[Any], dict[int, Fill]]:
        """The row with the values of merged ranges, and place -> range of those that filled it."""
        if not self.open:
            return raw, {}
        cells, places = list(raw), {}
        for one in self.open:
            place = one.range.left - 1
            if one.range.top < line and place < len(cells) and cells[place] is None:
                cells[place] = one.value
                places[place] = one
        return cells, places

    def note(self, line: int, fills: Iterable[Fill]) -> None:
        """Record that these ranges filled a row of the data."""
        for one in fills:
            self.used.setdefault(one.range, one).rows.append(line)
