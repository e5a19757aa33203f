"""A list of a screen as a table for Excel. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.core.money import format_money
from app.papers.sheet import Cell, Column, Sheet, SheetRow

Item = TypeVar("Item")
_PLACE = Column("STT", "count", 0.5)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """A list as a workbook: columns with functions that give their cells; `noun`: the rows («kiến nghị»)."""

    title: str
    file_name: str
    noun: str
    columns: tuple[tuple[Column, Callable[[Item], Cell]], ...]

    def sheet(self, items: Sequence[Item], conditions: str = "") -> Sheet:
        """A numbered row for each item, in the order given; `conditions` are the filters in words."""
        counted = f"Danh sách có {format_money(len(items))} {self.noun}."
        return Sheet(
            form="",
            title=self.title.upper(),
            subtitles=(conditions,) if conditions else (),
            columns=(_PLACE, *(column for column, _ in self.columns)),
            rows=tuple(
                SheetRow((place, *(cell_of(item) for _, cell_of in self.columns)))
                for place, item in enumerate(items, 1)
            ),
            closing=(counted,),
            signatures=(),
            landscape=True,
        )
