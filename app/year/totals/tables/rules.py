"""The totals beside their unions: by kind and group, beside the year before, with what stands out. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.periods import Period
from app.core.texts.word_order import word_order_key
from app.core.vietnamese import count_text, fold
from app.life.ratings.facts import Level
from app.log.figures.registry import declared
from app.year.received.facts import Value
from app.year.received.queries import Lower
from app.year.totals.rules import PeriodTotals, added_up
from app.year.totals.tables.facts import FigureLine, PartLine, SentLine, UnionLine
from app.year.totals.tables.outliers import standing_out

RATING = "ratings.union"
#: At most this many figures of a table are kept by union.
MOST_KEPT = 16
_LEVELS = [level.label for level in Level]


@dataclass(frozen=True)
class TotalsTable:
    """What was received of a period, beside that of the same period a year earlier (`before`)."""

    period: Period
    as_of: date
    now: PeriodTotals
    before: PeriodTotals
    before_as_of: date
    _far: dict[str, Mapping[int, str]] = field(default_factory=dict)
    _lines: list[FigureLine] = field(default_factory=list)
    _unions: dict[str, list[UnionLine]] = field(default_factory=dict)
    _parts: dict[tuple[str, Callable[[Lower], str]], list[PartLine]] = field(default_factory=dict)

    def far(self, key: str) -> Mapping[int, str]:
        """Why unions stand out in a figure, by their ids."""
        if key not in self._far:
            self._far[key] = standing_out(self.now.values(key))
        return self._far[key]

    @property
    def lines(self) -> Sequence[FigureLine]:
        """Every figure that somebody sent and that adds up or can be counted."""
        if not self._lines:
            self._lines.extend(filter(None, map(self._line, self.now.keys_sent())))
        return self._lines

    @property
    def sums(self) -> Mapping[str, Value]:
        """What each of them adds up to, by key."""
        return {one.key: one.total for one in self.lines}

    def line(self, key: str) -> FigureLine | None:
        """The line of a figure; None where there is none."""
        return next((one for one in self.lines if one.key == key), None)

    def _line(self, key: str) -> FigureLine | None:
        total, stated = value_of(self.now, key), declared(key)
        if total is None or stated is None:
            return None
        before = value_of(self.before, key)
        having = sum(map(bool, self.now.column(key)))
        return FigureLine(key, stated.label, stated.unit, total, before, having, len(self.far(key)))

    def unions(self, key: str) -> list[UnionLine]:
        """Each union with what it says of the figure, the highest first; those that did not send last."""
        if key not in self._unions:
            _make_room(self._unions)
            self._unions[key] = self._ranked(key)
        return self._unions[key]

    def _ranked(self, key: str) -> list[UnionLine]:
        values = {one.id: value for one, value in self.now.values(key)}
        before = {one.id: value for one, value in self.before.values(key)}
        rated = {one.id: value for one, value in self.now.values(RATING)}
        far = self.far(key)
        lines = [
            UnionLine(
                one,
                values.get(one.id),
                before.get(one.id),
                far.get(one.id, ""),
                rating if isinstance(rating := rated.get(one.id), str) else "",
            )
            for one in self.now.expected
        ]
        return _placed(lines)

    def sent_by(self, lower: Lower) -> list[SentLine]:
        """Every figure that a union sent, beside what it sent a year earlier."""
        now, before = values_of(self.now, lower), values_of(self.before, lower)
        return [
            SentLine(
                key,
                stated.label if (stated := declared(key)) else key,
                stated.unit if stated else "",
                value,
                before.get(key, 0) if before else None,
                self.far(key).get(lower.id, ""),
            )
            for key, value in now.items()
        ]

    def parts(self, key: str, name: Callable[[Lower], str]) -> list[PartLine]:
        """The total of each kind or group of unions."""
        if (key, name) not in self._parts:
            _make_room(self._parts)
            self._parts[key, name] = self._by_name(key, name)
        return self._parts[key, name]

    def _by_name(self, key: str, name: Callable[[Lower], str]) -> list[PartLine]:
        now, before = _by(name, self.now.expected), _by(name, self.before.expected)
        return [
            self._part(key, called, now.get(called, ()), before.get(called, ()))
            for called in sorted({*now, *before}, key=word_order_key)
        ]

    def _part(self, key: str, called: str, lowers: Sequence[Lower], then: Sequence[Lower]) -> PartLine:
        now, before = self.now.only(lowers), self.before.only(then)
        return PartLine(called, len(now.senders), len(lowers), value_of(now, key), value_of(before, key))


def _by(name: Callable[[Lower], str], lowers: Iterable[Lower]) -> dict[str, list[Lower]]:
    found: dict[str, list[Lower]] = {}
    for one in lowers:
        found.setdefault(name(one), []).append(one)
    return found


def _make_room(kept: dict[Any, Any]) -> None:
    """Drop what was kept longest."""
    if len(kept) >= MOST_KEPT:
        del kept[next(iter(kept))]


def value_of(found: PeriodTotals, key: str) -> Value | None:
    """What unions together say of a figure: what it adds up to, words counted.

    None for neither, and where none of them sent.
    """
    if not found.senders:
        return None
    if (total := added_up(found, key)) is not None:
        return total
    values = found.column(key)
    words = Counter(value for value in values if isinstance(value, str) and value)
    if not words or len(words) < len({value for value in values if value}):
        return None
    return "; ".join(f"{word}: {count_text(words[word])}" for word in sorted(words, key=_rank))


def _placed(lines: Sequence[UnionLine]) -> list[UnionLine]:
    ranked = sorted((one for one in lines if one.value is not None), key=lambda one: _order(one.value))
    found: list[UnionLine] = []
    for number, one in enumerate(ranked, 1):
        place = found[-1].place if found and found[-1].value == one.value else number
        found.append(_at(one, place))
    return [*found, *(one for one in lines if one.value is None)]


def _at(one: UnionLine, place: int | None) -> UnionLine:
    return UnionLine(one.lower, one.value, one.before, one.mark, one.rating, place)


def _order(value: Value | None) -> tuple[int, int | Decimal, tuple[int, str]]:
    """Numbers from the highest, then words: levels of a rating from the best, nothing said last."""
    if isinstance(value, str):
        return 1, 0, _rank(value)
    return (1, 0, (len(_LEVELS) + 1, "")) if value is None else (0, -value, (0, ""))


def _rank(word: str) -> tuple[int, str]:
    known = next((place for place, level in enumerate(_LEVELS) if fold(level) == fold(word)), len(_LEVELS))
    return (known if word else len(_LEVELS) + 1), word


def values_of(found: PeriodTotals, lower: Lower) -> Mapping[str, Value]:
    """What a union sent, by key; nothing where it did not."""
    return found.received[lower.id].values if lower.id in found.received else {}
