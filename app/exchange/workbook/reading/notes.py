"""Remarks about cells and ranges: the first of a kind one by one, the rest in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.exchange.workbook.problems import Remark
from app.exchange.workbook.reading.files.scan import address

#: A column of a thousand such cells needs no thousand sentences.
ONE_BY_ONE = 20
#: What was found, an address, numbers.
_OF_ONE = re.compile(r"«[^»]*»|\b[A-Z]{1,3}[0-9]+\b|[0-9–, …]+")
_ADDRESSES = 10


@dataclass(slots=True)
class Notes:
    """What deserves a look in one sheet; `told()` gives it in the order in which it was noticed."""

    sheet: str
    _said: dict[tuple[str, str], list[tuple[str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of_cell(self, row: int, column: int, heading: str, what: str) -> None:
        """A cell; `column` counts from 1."""
        here = address(row, column)
        where = f"{self.sheet}, dòng {row}, {heading} (ô {here})"
        self._said[kind_of(what), heading].append((where, here, what))

    def of_range(self, name: str, heading: str, what: str) -> None:
        """A merged range."""
        self._said[kind_of(what), ""].append((f"{self.sheet}, ô gộp {name}, {heading}", name, what))

    def told(self) -> Iterator[Remark]:
        for (_, heading), said in self._said.items():
            for where, _, what in said[:ONE_BY_ONE]:
                yield Remark(where, what)
            rest = [here for _, here, _ in said[ONE_BY_ONE:]]
            if rest:
                named = ", ".join(rest[:_ADDRESSES]) + (", …" if len(rest) > _ADDRESSES else "")
                where = ", ".join(part for part in (self.sheet, heading) if part)
                yield Remark(where, f"còn {len(rest)} ô như vậy: {named}.")


def kind_of(what: str) -> str:
    """A sentence without what it says of one cell: alike ones are of one kind."""
    return _OF_ONE.sub("", what)


def lines_told(lines: set[int]) -> str:
    """`5, 7–9`."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs[:_ADDRESSES]]
    return ", ".join(shown) + (", …" if len(runs) > _ADDRESSES else "")
