"""Figures: what can be counted of a union's books, by name, each with the rows that it is counted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from app.core.money import format_money
from app.core.periods import Period
from app.log.figures.computed import ComputedFigures
from app.office.units.models import Unit

Read = TypeVar("Read")
Facts = TypeVar("Facts", covariant=True)
Value = int | Decimal | str


@dataclass(frozen=True, slots=True)
class LoggedEntry(Generic[Facts]):
    """A live entry of the log with its facts; `named`: ids of the members it names."""

    id: int
    facts: Facts
    named: tuple[int, ...] = ()

    @property
    def source(self) -> str:
        return f"activities/{self.id}"


class Share(NamedTuple):
    """A row (`activities/12`) with its part of a figure's value: a report makes thousands."""

    row: str
    share: int


class LeftOut(NamedTuple):
    """A row that belongs to the whole of which a figure is a part, and why it is not in the part."""

    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a union, a period and a cut-off day.

    The shares add up to the value of every count and sum; a percentage and a text have none. `rule` says in
    a Vietnamese sentence how it is counted. `unit`: người, lượt, suất, đồng, %, lần, …
    """

    key: str
    label: str
    value: Value
    unit: str
    rule: str
    shares: tuple[Share, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The rows that it is counted from, each once."""
        return tuple(dict.fromkeys(one.row for one in self.shares))

    @property
    def text(self) -> str:
        """The value with its unit as texts write it: `12 lượt`, `4.000.000 đồng`, `93,2%`."""
        written = self.value if isinstance(self.value, str) else value_text(self.value)
        return f"{written}%" if self.unit == "%" else f"{written} {self.unit}".rstrip()

    @property
    def number(self) -> int:
        """The value of a count or of a sum of money."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.key} is not a whole number: {self.value!r}")
        return self.value


@dataclass(frozen=True, slots=True)
class FigureKey:
    """What one figure, or one for each word `x` in brackets, is called, and how it is counted.

    `key`: `visits.times[x]`; `label`: `Số lượt thăm hỏi: {x}`.
    """

    key: str
    label: str
    unit: str
    rule: str

    def of(self, shares: Iterable[Share], word: str = "", left_out: Iterable[LeftOut] = ()) -> Figure:
        """A count or a sum: its value is that of its shares."""
        held = tuple(one for one in shares if one.share)
        return self.at(sum(one.share for one in held), word, held, left_out)

    def at(
        self, value: Value, word: str = "", shares: Iterable[Share] = (), left_out: Iterable[LeftOut] = ()
    ) -> Figure:
        """The figure with this value: a percentage or a text, whose rows do not add up to it."""
        key = self.key.replace("[x]", f"[{word}]")
        label = self.label.replace("{x}", in_label(word))
        return Figure(key, label, value, self.unit, self.rule, tuple(shares), tuple(left_out))


def in_label(word: str) -> str:
    """A word of a key as labels say it: `Giấy khen, LĐLĐ tỉnh` of `Giấy khen|LĐLĐ tỉnh`."""
    return ", ".join(part for part in word.split("|") if part)


def value_text(value: int | Decimal) -> str:
    """`4.000.000`, `93,2`."""
    return format_money(value) if isinstance(value, int) else f"{value:f}".replace(".", ",")


def one_each(rows: Iterable[str]) -> list[Share]:
    """A share of 1 for each row."""
    return [Share(row, 1) for row in rows]


class Reading:
    """One reading of a union's books for figures of days from `since` to `until` (inclusive).

    Whatever is read is kept, so that a statement is sent once however many figures need it.
    """

    def __init__(
        self,
        unit: Unit,
        since: date,
        until: date,
        known: Mapping[Callable[[Reading], Any], Any] | None = None,
    ) -> None:
        """`known`: what was read already, by its loader."""
        self.unit = unit
        self.since = since
        self.until = until
        self._kept: dict[Callable[[Reading], Any], Any] = dict(known or {})

    def of(self, loader: Callable[[Reading], Read]) -> Read:
        """What the loader reads; it must depend on the union and on the days of the reading alone."""
        if loader not in self._kept:
            self._kept[loader] = loader(self)
        found: Read = self._kept[loader]
        return found

    def with_known(self, known: Mapping[Callable[[Reading], Any], Any]) -> Reading:
        return _Narrowed(self, known)


class _Narrowed(Reading):
    """The same reading, but for what some loaders read; the rest is read once, by the one that it is of."""

    def __init__(self, of: Reading, known: Mapping[Callable[[Reading], Any], Any]) -> None:
        super().__init__(of.unit, of.since, of.until, known)
        self._of = of

    def of(self, loader: Callable[[Reading], Read]) -> Read:
        return super().of(loader) if loader in self._kept else self._of.of(loader)


class Scope:
    """What figures are asked of: a union's books, a period and a cut-off day in it.

    What happened counts from the period's first day to `until`, the cut-off or the period's last day if that
    comes first; what stands is as known on the cut-off. `signed_on`: the day of the paper, where it has one.
    """

    def __init__(self, reading: Reading, period: Period, as_of: date, signed_on: date | None = None) -> None:
        self.reading = reading
        self.period = period
        self.as_of = as_of
        self.signed_on = signed_on
        self._kept: dict[Any, Any] = {}
        self._others: dict[tuple[Period, date], Scope] = {}
        self.until = min(as_of, period.end)

    @property
    def unit(self) -> Unit:
        return self.reading.unit

    def holds(self, day: date) -> bool:
        """Whether what happened on the day counts."""
        return self.period.start <= day <= self.until

    def read(self, loader: Callable[[Reading], Read]) -> Read:
        """What the loader reads of the books, once for all questions over one reading."""
        return self.reading.of(loader)

    def once(self, work: Callable[[Scope], Read]) -> Read:
        """What `work` makes of this question, made once."""
        if work not in self._kept:
            self._kept[work] = work(self)
        found: Read = self._kept[work]
        return found

    def on(self, period: Period, as_of: date) -> Scope:
        """Another question over the same reading; its days must lie in those of the reading."""
        other = Scope(self.reading, period, as_of, self.signed_on)
        return self._others.setdefault((period, as_of), other)


@dataclass(frozen=True, eq=False)
class FigureGroup:
    """Figures worked out together; a key whose word does not occur is 0, unless `words` says which do."""

    keys: tuple[FigureKey, ...]
    figures: Callable[[Scope], Iterable[Figure]]
    #: Every word that `[x]` may stand for; None: any.
    words: Callable[[Scope], Sequence[str]] | None = None
    #: Folded former word -> the word of today: keys that were written before a name was changed.
    today_words: Callable[[Scope], Mapping[str, str]] | None = None

    def computed_figures(self, scope: Scope) -> ComputedFigures:
        """Its figures by key, none counted yet."""
        return ComputedFigures(self.figures(scope))
