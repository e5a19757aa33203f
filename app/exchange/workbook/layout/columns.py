"""What a sheet and a column are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from app.exchange.workbook.cells import Kind
from app.office.accounts.rules import Permission
from app.web.features import WorkbookSheet

KEY_HEADING = "Mã dòng"
LONGEST_KEY = 64
#: A hidden sheet of the empty workbook, with the closed lists to choose from; the reader skips it.
LISTS = "Danh mục"


class Refers(Enum):
    """What the text of a cell refers to."""

    NOTHING = 0
    PEOPLE = 1
    FUND = 2
    #: The row defines the fund itself.
    OWN_FUND = 3
    #: A measure, whose text may name funds.
    MEASURE = 4
    #: A year or another period; the union's working year says which one a bare year is.
    YEAR = 5
    #: The same of money, whose bare year is the calendar year.
    MONEY_YEAR = 6
    #: The name of a section.
    SECTION = 7
    #: The key of a figure, which may name a section.
    FIGURE = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a line of the sheet Đơn vị. `width` is in letters; `added` as in `core.fields`."""

    heading: str
    name: str
    kind: Kind
    required: bool = False
    refers: Refers = Refers.NOTHING
    width: int = 14
    added: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `declared` says how its rows are read and written, None for the union and its people.

    `checks` are the rules of the features for a row, by the facts that they take. `is_vertical`: one heading
    a line, one record, no `Mã dòng`.
    """

    title: str
    columns: tuple[Column, ...]
    permission: Permission
    checks: Mapping[type[Any], Callable[[Any, date], object]] = field(default_factory=dict)
    declared: WorkbookSheet | None = None
    is_vertical: bool = False

    def place(self, name: str) -> int:
        """The index of the column of that name."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def column(self, name: str) -> Column:
        return self.columns[self.place(name)]

    def heading(self, name: str | None) -> str:
        """What the file calls a fact; "" for one without a column."""
        return next((column.heading for column in self.columns if column.name == name), "")
