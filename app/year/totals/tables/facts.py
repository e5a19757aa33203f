"""The lines of the tables of totals, and what is said of one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.office.union_kinds.known import kind_called
from app.year.received.facts import Value
from app.year.received.queries import Lower
from app.year.received.rules import text_of

NO_GROUP, NO_KIND = "Chưa xếp nhóm", "Chưa rõ loại hình"


@dataclass(frozen=True, slots=True)
class UnionLine:
    """What one union says of a figure; `value` None: it did not send. `mark`: why it stands out.

    `place` in the order of the values, equal ones share it; None without a value.
    """

    lower: Lower
    value: Value | None
    before: Value | None
    mark: str = ""
    rating: str = ""
    place: int | None = None

    @property
    def kind(self) -> str:
        return kind_name(self.lower)

    @property
    def change(self) -> int | Decimal | None:
        return difference(self.value, self.before)


@dataclass(frozen=True, slots=True)
class PartLine:
    """The total of some of the unions: `received` of `expected` are in it."""

    name: str
    received: int
    expected: int
    total: Value | None
    before: Value | None

    @property
    def change(self) -> int | Decimal | None:
        return difference(self.total, self.before)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the table; `having`: how many unions have one; `far`: how many stand out."""

    key: str
    label: str
    unit: str
    total: Value
    before: Value | None
    having: int
    far: int

    @property
    def texts(self) -> tuple[str, str, str]:
        """The total, that of the year before and by how much it rose or fell, as sentences write them."""
        change = self.change
        return text_of(self.total), _text(self.before), _text(max(change, -change) if change else None)

    @property
    def change(self) -> int | Decimal | None:
        return difference(self.total, self.before)


@dataclass(frozen=True, slots=True)
class SentLine:
    """A figure as one union sent it; `mark`: why it stands out among the others."""

    key: str
    label: str
    unit: str
    value: Value
    before: Value | None
    mark: str

    @property
    def change(self) -> int | Decimal | None:
        return difference(self.value, self.before)


def difference(value: Value | None, before: Value | None) -> int | Decimal | None:
    """How much more it is than before; None where one of the two is no number."""
    if isinstance(value, str | None) or isinstance(before, str | None):
        return None
    return value - before


def _text(value: Value | None) -> str:
    return "" if value is None else text_of(value)


def kind_name(lower: Lower) -> str:
    """What kind of union it is, in words."""
    kind = kind_called(lower.kind)
    return kind.label if kind else NO_KIND


def group_name(lower: Lower) -> str:
    """Its group, in words."""
    return lower.group or NO_GROUP
