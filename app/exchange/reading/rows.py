"""What a file says, as typed values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.vietnamese import tidy
from app.exchange.cells import Kind, Text
from app.exchange.layout import KEY_HEADING, LONGEST_KEY, Column, Sheet
from app.exchange.problems import Problem, Remark, Unfit

_ERRORS = frozenset({"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
KEY = Column(KEY_HEADING, "row_key", Text(LONGEST_KEY), width=20)

Raw = Sequence[Any]


@dataclass(slots=True)
class Row:
    """A row of a sheet. `line` is the file's own number; `key` "" where none is given.

    `values` and `normals` follow the sheet's columns; rows with equal `normals` say the same. `formerly` are
    the normals by which an earlier release knew the row: texts as it kept them, funds by the names written.
    """

    line: int
    key: str
    values: tuple[Any, ...]
    normals: tuple[str, ...]
    formerly: tuple[str, ...] = ()
    #: The key that `formerly` gave a row without one, where it is another.
    former_key: str = ""

    def __post_init__(self) -> None:
        self.formerly = self.formerly or self.normals


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


class CellReader:
    """Reads the cells of one column; most values repeat, so each is read once."""

    def __init__(self, column: Column) -> None:
        self.column = column
        nothing = column.kind.normal(column.kind.empty)
        self.empty = (column.kind.empty, nothing, nothing)
        self._seen: dict[tuple[type, Any], tuple[Any, str, str]] = {}

    def read(self, raw: Any) -> tuple[Any, str, str]:
        """The typed value, its normal text, and that of an earlier release. Raises Unfit."""
        if raw is None:
            return self._nothing()
        # True, 1 and 1.0 are one key of a dict, and three different cells.
        seen = self._seen.get((raw.__class__, raw))
        if seen is None:
            seen = self._seen[raw.__class__, raw] = self._fresh(raw)
        return seen

    def _nothing(self) -> tuple[Any, str, str]:
        if self.column.required:
            raise Unfit(self.column.kind.expected)
        return self.empty

    def _fresh(self, raw: Any) -> tuple[Any, str, str]:
        kind: Kind = self.column.kind
        if isinstance(raw, str):
            if not tidy(raw):
                return self._nothing()
            if raw in _ERRORS:
                raise Unfit(f"{kind.expected}, không phải lỗi của công thức")
        value = kind.read(raw)
        if self.column.required and value == kind.empty:
            raise Unfit(kind.expected)
        normal = kind.normal(value)
        # What is printable was read then as it is now.
        if isinstance(raw, str) and isinstance(kind, Text) and not raw.isprintable():
            return value, normal, kind.normal_before(raw, normal)
        return value, normal, normal
