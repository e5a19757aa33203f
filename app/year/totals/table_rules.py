"""The totals beside their unions: by kind and group, beside the year before, with what stands out. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from app.core.dates import FIRST_YEAR, day_in
from app.core.money import format_dong
from app.core.periods import Period, period_between
from app.core.texts.word_order import word_order_key
from app.core.vietnamese import count_text, decimal_text, fold
from app.life.ratings.facts import Level
from app.log.figures.facts import Figure
from app.log.figures.registry import declared
from app.office.union_kinds.known import kind_called
from app.year.received.facts import Value
from app.year.received.queries import Lower
from app.year.received.rules import text_of
from app.year.totals.rules import PeriodTotals, total_of, totals

RATING = "ratings.union"
#: A value beyond so many times the middle one stands out.
FAR = 3
#: So many figures of a table are kept by union.
MOST_KEPT = 16
#: Of fewer unions nothing stands out.
FEWEST = 3
NO_GROUP, NO_KIND = "Chưa xếp nhóm", "Chưa rõ loại hình"
_LEVELS = [level.label for level in Level]


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
    """A figure of the table; `having`: so many unions have some; `far`: so many stand out."""

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


@dataclass(frozen=True, slots=True)
class Twice:
    """What may be counted in two unions, and of which figures (`begins`: how their keys begin)."""

    begins: tuple[str, ...]
    text: str

    def concerns(self, key: str) -> bool:
        return key.startswith(self.begins)


@dataclass(frozen=True)
class TotalsTable:
    """What was received of a period, beside that of the same period a year earlier (`before`)."""

    period: Period
    as_of: date
    now: PeriodTotals
    before: PeriodTotals
    before_as_of: date
    _totals: dict[str, Figure] = field(default_factory=dict)
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
    def totals(self) -> Mapping[str, Figure]:
        """What adds up, by key."""
        if not self._totals:
            self._totals.update((one.key, one) for one in totals(self.now))
        return self._totals

    @property
    def lines(self) -> Sequence[FigureLine]:
        """Every figure that somebody sent and that adds up or can be counted."""
        if not self._lines:
            self._lines.extend(filter(None, map(self._line, self.now.keys_sent())))
        return self._lines

    def line(self, key: str) -> FigureLine | None:
        """The line of a figure; None where there is none."""
        return next((one for one in self.lines if one.key == key), None)

    def _line(self, key: str) -> FigureLine | None:
        total, stated = said_of(self.now, key), declared(key)
        if total is None or stated is None:
            return None
        before = said_of(self.before, key)
        having = sum(1 for _, value in self.now.values(key) if value)
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
        now, before = _values(self.now, lower), _values(self.before, lower)
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
        names = sorted({name(one) for one in self.now.expected}, key=word_order_key)
        of = {called: [one for one in self.now.expected if name(one) == called] for called in names}
        return [self._part(key, called, lowers) for called, lowers in of.items()]

    def _part(self, key: str, called: str, lowers: Sequence[Lower]) -> PartLine:
        now, before = self.now.only(lowers), self.before.only(lowers)
        received = sum(one.id in now.received for one in lowers)
        return PartLine(called, received, len(lowers), said_of(now, key), said_of(before, key))


def _make_room(kept: dict[Any, Any]) -> None:
    """Let go of what was kept longest."""
    if len(kept) >= MOST_KEPT:
        del kept[next(iter(kept))]


def said_of(found: PeriodTotals, key: str) -> Value | None:
    """What unions together say of a figure: what it adds up to, words counted.

    None for neither, and where none of them sent.
    """
    if not any(one.id in found.received for one in found.expected):
        return None
    if total := total_of(found, key):
        return total.value
    values = [value for _, value in found.values(key)]
    words = Counter(value for value in values if isinstance(value, str) and value)
    if not words or len(words) < len({value for value in values if value}):
        return None
    return "; ".join(f"{word}: {count_text(words[word])}" for word in sorted(words, key=_rank))


def standing_out(values: Iterable[tuple[Lower, Value]]) -> dict[int, str]:
    """Who is far above the middle, and who alone has none, by the id of the union."""
    numbers = [(one.id, value) for one, value in values if not isinstance(value, str)]
    if len(numbers) < FEWEST:
        return {}
    # The upper of the two in the middle, where there are two: a number that somebody sent.
    middle = sorted(value for _, value in numbers)[len(numbers) // 2]
    bound = FAR * middle
    found = {
        union: f"gấp {decimal_text(_tenth(Decimal(value) / middle))} lần mức giữa"
        for union, value in numbers
        if value > bound > 0
    }
    none = [union for union, value in numbers if not value]
    return {**found, none[0]: "không có, trong khi mọi công đoàn khác đều có"} if len(none) == 1 else found


def _tenth(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"))


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


def year_before(period: Period) -> Period | None:
    """The same period a year earlier; None before the calendar of the books, and for a term."""
    if period.start.year <= FIRST_YEAR or period.kind == "term":
        return None
    return period_between(a_year_before(period.start), a_year_before(period.end))


def a_year_before(day: date) -> date:
    """The same day a year earlier; the last of a month for the last of the month."""
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day_in(day.year - 1, day.month, 31 if is_last else day.day)


def counted_twice(found: PeriodTotals, sums: Mapping[str, Figure]) -> Iterator[Twice]:
    """What may stand in the sums of two unions, as far as the keys say."""

    def number(key: str) -> int:
        total = sums.get(key)
        return total.value if total and isinstance(total.value, int) else 0

    if elsewhere := number("people.elsewhere"):
        yield Twice(
            ("people.workers", "people.elsewhere"),
            f"Có {count_text(elsewhere)} người làm việc ở một công đoàn mà sinh hoạt công đoàn ở nơi khác: "
            "nơi ấy cũng gửi báo cáo thì người đó được tính ở cả hai.",
        )
    if moved := number("people.members.transferred_in"):
        yield Twice(
            ("people.members.transferred_in", "people.members.left"),
            f"Có {count_text(moved)} đoàn viên chuyển đến: ai chuyển giữa hai công đoàn trong bảng "
            "thì vừa có ở số tăng, vừa có ở số giảm.",
        )
    sent = sum(number(key) for key in sums if key.startswith("fund[") and key.endswith("].remitted"))
    if sent:
        yield Twice(
            ("money.", "fund["),
            f"Các công đoàn đã nộp lên cấp trên {format_dong(sent)}: ở đây là tiền chi, "
            "ở sổ của cấp trên là tiền thu. Đừng cộng hai sổ với nhau.",
        )
    uppers = [one.name for one in found.expected if "units.expected" in _values(found, one)]
    if uppers:
        yield Twice(
            ("",),
            f"{', '.join(uppers)} cũng là công đoàn cấp trên: số gửi lên đã gồm các công đoàn cấp dưới "
            "của mình. Công đoàn nào gửi cả hai nơi thì được tính hai lần.",
        )


def _values(found: PeriodTotals, lower: Lower) -> Mapping[str, Value]:
    return found.received[lower.id].values if lower.id in found.received else {}
