"""What a file says, as typed values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.vietnamese import tidy
from app.exchange.workbook.cells import Kind, Text
from app.exchange.workbook.cells.raw import told
from app.exchange.workbook.cells.reading import Said, read_as
from app.exchange.workbook.layout import KEY_HEADING, LONGEST_KEY, Column, Sheet
from app.exchange.workbook.problems import MOST, Problem, Remark, Unfit

KEY = Column(KEY_HEADING, "row_key", Text(LONGEST_KEY), width=20)

Raw = Sequence[Any]


@dataclass(slots=True)
class Row:
    """A row of a sheet. `line` is the file's own number; `key` "" where none is given.

    `values` and `normals` follow the sheet's columns; rows with equal `normals` say the same. `former`: the
    normals by which older versions, that saw neither formats nor merges, may have put it into the books.
    `spelt_before`: its normals as an earlier release kept texts and funds by the names written.
    """

    line: int
    key: str
    values: tuple[Any, ...]
    normals: tuple[str, ...]
    former: tuple[tuple[str, ...], ...] = ()
    spelt_before: tuple[str, ...] = ()
    #: The key that `spelt_before` gave a row without one, where it is another.
    key_before: str = ""

    def __post_init__(self) -> None:
        self.spelt_before = self.spelt_before or self.normals

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """What any version may have taken the row to say."""
        return self.normals, self.spelt_before, *self.former


def put_at(normals: tuple[str, ...], place: int, normal: str) -> tuple[str, ...]:
    """The normals with another one at a place."""
    return (*normals[:place], normal, *normals[place + 1 :])


@dataclass(slots=True)
class SheetRows:
    """What a file says in one sheet; `missing`: places of columns that it does not have.

    `broken` holds what could be read of rows with problems, by column name: other sheets may refer to them.
    """

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    missing: tuple[int, ...] = ()
    broken: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """What was noticed while reading."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether there is so much to mend that reading on helps nobody."""
        return len(self.problems) >= MOST


class CellReader:
    """Reads the cells of one column; most values repeat, so each is read once."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.empty = Said(column.kind.empty, column.kind.normal(column.kind.empty))
        self._seen: dict[tuple[type, Any], Said] = {}

    def read(self, raw: Any) -> Said:
        """What the cell says. Raises Unfit."""
        if raw is None:
            return self._nothing()
        # True, 1 and 1.0 are one key of a dict, and three different cells.
        seen = self._seen.get((raw.__class__, raw))
        if seen is None:
            seen = self._seen[raw.__class__, raw] = self._fresh(raw)
        return seen

    def _nothing(self) -> Said:
        if self.column.required:
            raise Unfit(self.column.kind.expected)
        return self.empty

    def _fresh(self, raw: Any) -> Said:
        kind: Kind = self.column.kind
        if isinstance(raw, str) and not tidy(raw):
            return self._nothing()
        said = read_as(kind, raw)
        if self.column.required and said.value == kind.empty:
            raise Unfit(kind.expected)
        return said


def cell_under(raw: Raw, column: Column, places: Sequence[int]) -> Any:
    """What stands under a heading; under one that is merged over columns all their words. Raises Unfit."""
    if len(places) == 1:
        return raw[places[0]] if places[0] < len(raw) else None
    said = [raw[place] for place in places if place < len(raw) and raw[place] not in (None, "")]
    if len(said) < 2:
        return said[0] if said else None
    if not isinstance(column.kind, Text):
        raise Unfit(f"một giá trị dưới tiêu đề gộp «{column.heading}»: {column.kind.expected}")
    return " ".join(told(cell) for cell in said)
