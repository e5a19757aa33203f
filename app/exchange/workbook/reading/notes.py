"""Remarks about cells and ranges: the first of a kind one by one, the rest in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.exchange.workbook.problems import Remark
from app.exchange.workbook.reading.files.scan import address

#: Remarks of a kind that are shown one by one; the rest are summed up.
ONE_BY_ONE = 20
#: The parts of a sentence that differ from cell to cell: the value, an address, numbers.
_OF_ONE = re.compile(r"«[^»]*»|\b[A-Z]{1,3}[0-9]+\b|[0-9–, …]+")
_ADDRESSES = 10


@dataclass(slots=True)
class Notes:
    """What deserves a look in one sheet; `remarks()` returns it in the order in which it was added."""

    sheet: str
    _notes: dict[tuple[str, str], list[tuple[str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of_cell(self, row: int, column: int, heading: str, what: str) -> None:
        """Add a note on a cell; `column` counts from 1."""
        here = address(row, column)
        where = f"{self.sheet}, dòng {row}, {heading} (ô {here})"
        self._notes[kind_of(what), heading].append((where, here, what))

    def of_range(self, name: str, heading: str, what: str) -> None:
        """Add a note on a merged range."""
        self._notes[kind_of(what), ""].append((f"{self.sheet}, ô gộp {name}, {heading}", name, what))

    def remarks(self) -> Iterator[Remark]:
        for (_, heading), found in self._notes.items():
            for where, _, what in found[:ONE_BY_ONE]:
                yield Remark(where, what)
            rest = [here for _, here, _ in found[ONE_BY_ONE:]]
            if rest:
                named = ", ".join(rest[:_ADDRESSES]) + (", …" if len(rest) > _ADDRESSES else "")
                where = ", ".join(part for part in (self.sheet, heading) if part)
                yield Remark(where, f"còn {len(rest)} ô như vậy: {named}.")


def kind_of(what: str) -> str:
    """The sentence without the parts that differ from cell to cell: equal results are of one kind."""
    return _OF_ONE.sub("", what)


def lines_text(lines: set[int]) -> str:
    """`5, 7–9`."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:_ADDRESSES]]
    return ", ".join(shown) + (", …" if len(runs) > _ADDRESSES else "")
