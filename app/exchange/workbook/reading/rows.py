"""The rows of a file as typed values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.vietnamese import tidy
from app.exchange.workbook.cells import Kind, Text
from app.exchange.workbook.cells.raw import cell_text
from app.exchange.workbook.cells.reading import ReadCell, read_as
from app.exchange.workbook.layout import KEY_HEADING, LONGEST_KEY, Column, Sheet
from app.exchange.workbook.problems import MOST, Problem, Remark, Unfit

KEY = Column(KEY_HEADING, "row_key", Text(LONGEST_KEY), width=20)

Raw = Sequence[Any]


@dataclass(slots=True)
class Row:
    """A row of a sheet. `line`: the row number in the file; `key`: "" where none is given.

    `values` and `normals` follow the sheet's columns; rows with equal `normals` are equal. `former`: normals
    that older versions, which ignored formats and merged cells, may have stored for the row.
    `spelt_before`: its normals as an earlier release stored texts, and funds by the names written.
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
    """The normals with one replaced."""
    return (*normals[:place], normal, *normals[place + 1 :])


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet of a file; `missing`: places of columns that it does not have.

    `broken`: the readable cells of rows with problems, by column name: other sheets may refer to them.
    """

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    missing: tuple[int, ...] = ()
    broken: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Findings:
    """Problems and remarks of reading."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether the limit of problems is reached: reading stops."""
        return len(self.problems) >= MOST


class CellReader:
    """Reads the cells of one column; most values repeat, so each is read once."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.empty = ReadCell(column.kind.empty, column.kind.normal(column.kind.empty))
        self._seen: dict[tuple[type, Any], ReadCell] = {}

    def read(self, raw: Any) -> ReadCell:
        """The value of the cell. Raises Unfit."""
        if raw is None:
            return self._nothing()
        # True, 1 and 1.0 are equal as keys of a dict, but different cells.
        seen = self._seen.get((raw.__class__, raw))
        if seen is None:
            seen = self._seen[raw.__class__, raw] = self._fresh(raw)
        return seen

    def _nothing(self) -> ReadCell:
        if self.column.required:
            raise Unfit(self.column.kind.expected)
        return self.empty

    def _fresh(self, raw: Any) -> ReadCell:
        kind: Kind = self.column.kind
        if isinstance(raw, str) and not tidy(raw):
            return self._nothing()
        cell = read_as(kind, raw)
        if self.column.required and cell.value == kind.empty:
            raise Unfit(kind.expected)
        return cell


def cell_under(raw: Raw, column: Column, places: Sequence[int]) -> Any:
    """The cell under a heading; the joined texts under a heading merged over columns. Raises Unfit."""
    if len(places) == 1:
        return raw[places[0]] if places[0] < len(raw) else None
    cells = [raw[place] for place in places if place < len(raw) and raw[place] not in (None, "")]
    if len(cells) < 2:
        return cells[0] if cells else None
    if not isinstance(column.kind, Text):
        raise Unfit(f"một giá trị dưới tiêu đề gộp «{column.heading}»: {column.kind.expected}")
    return " ".join(cell_text(cell) for cell in cells)
