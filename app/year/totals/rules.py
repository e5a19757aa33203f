"""Adding up what the unions below sent. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from app.log.figures.facts import Figure, LeftOut, Scope, Share
from app.log.figures.registry import declared, pattern_of
from app.year.received.facts import Value
from app.year.received.queries import Asked, Lower, Received, UpperRead

#: What is numbered or worded in each union's own way says nothing added up.
_OWN_WAY = ("commitment[", "units.")
_RATING = "ratings.union"
_TENTH = Decimal("0.1")
#: A union that has so many times the median, or less than one such part, stands out.
OUTLIER = 3
#: Below so many unions nothing is out of the ordinary.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class PeriodTotals:
    """What was received of one period: `received` by the id of its union, `missing` those not in."""

    expected: Sequence[Lower]
    received: Mapping[int, Received]
    due: Asked | None

    @property
    def missing(self) -> list[Lower]:
        return [one for one in self.expected if one.id not in self.received]

    @property
    def late(self) -> list[Lower]:
        """Those whose first package did not come by the deadline, or not at all."""
        due_on = self.due.due_on if self.due else None
        if due_on is None:
            return []
        return [
            one
            for one in self.expected
            if one.id not in self.received or self.received[one.id].first_on > due_on
        ]

    def values(self, key: str) -> list[tuple[Lower, Value]]:
        """What each union that is in says of a figure; one that does not name it has none of it."""
        sent = ((one, self.received.get(one.id)) for one in self.expected)
        return [(one, package.values.get(key, 0)) for one, package in sent if package is not None]

    def keys_sent(self) -> list[str]:
        """Every figure that somebody sent, in the order of the first to send it."""
        found: dict[str, None] = {}
        for one in self.expected:
            if one.id in self.received:
                found.update(dict.fromkeys(self.received[one.id].values))
        return list(found)


def of_period(read: UpperRead, scope: Scope) -> PeriodTotals:
    """What counts for a question: packages of exactly its period that know no more than its cut-off day."""
    days = (scope.period.start, scope.period.end)
    received = {one.lower_id: one for one in read.received if one.period == days and one.as_of <= scope.as_of}
    due = next((one for one in read.campaigns if one.period == days), None)
    asked = due.lower_ids if due else frozenset[int]()
    expected = [one for one in read.lowers if not asked or one.id in asked or one.id in received]
    return PeriodTotals(expected, received, due)


def totals(found: PeriodTotals) -> Iterator[Figure]:
    """Every figure that can be added up, with a share for each union."""
    for key in found.keys_sent():
        stated = declared(key)
        if stated is None or key.startswith(_OWN_WAY):
            continue
        if pattern_of(key).endswith("[x].share"):
            if (share := _weighted(found, key)) is not None:
                yield share
            continue
        if stated.unit != "%" and (total := _sum(found, key)) is not None:
            yield total


def _sum(found: PeriodTotals, key: str) -> Figure | None:
    """The sum of a figure; None where some union says words or a per cent in place of a number."""
    stated, values = declared(key), found.values(key)
    if stated is None or any(isinstance(value, str) for _, value in values):
        return None
    left_out = _left_out(found)
    if all(isinstance(value, int) for _, value in values):
        shares = [Share(one.source, value) for one, value in values if isinstance(value, int) and value]
        return Figure(
            key,
            stated.label,
            sum(one.share for one in shares),
            stated.unit,
            f"Cộng các gói đã nhận. {stated.rule}",
            tuple(shares),
            left_out,
        )
    if ".target" in key:
        return None
    numbers = [Decimal(value) for _, value in values if not isinstance(value, str)]
    rule = f"Cộng các gói đã nhận. {stated.rule}"
    return Figure(key, stated.label, sum(numbers, Decimal(0)), stated.unit, rule, (), left_out)


def _weighted(found: PeriodTotals, key: str) -> Figure | None:
    """A share worked out of the sums of its parts and wholes: small unions weigh as little as they are."""
    stated, base = declared(key), key.removesuffix(".share")
    part, whole = Decimal(0), Decimal(0)
    for one in found.received.values():
        of = one.values
        ours, all_of = of.get(f"{base}.part"), of.get(f"{base}.whole")
        all_of = of.get(f"{base}.target") if isinstance(all_of, str | None) else all_of
        if isinstance(ours, int | Decimal) and isinstance(all_of, int | Decimal):
            part, whole = part + ours, whole + all_of
    if stated is None or not whole:
        return None
    percent = (100 * part / whole).quantize(_TENTH, ROUND_HALF_UP)
    rule = "Tổng phần thực hiện chia tổng số của các công đoàn đã gửi, không phải trung bình các tỷ lệ."
    return Figure(key, stated.label, percent, "%", rule, (), _left_out(found))


def _left_out(found: PeriodTotals) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(one.source, "Chưa gửi") for one in found.missing)


def ratings(found: PeriodTotals) -> dict[str, list[Lower]]:
    """The unions by how they were rated, as they sent it."""
    by_level: dict[str, list[Lower]] = {}
    for one, value in found.values(_RATING):
        if isinstance(value, str) and value:
            by_level.setdefault(value, []).append(one)
    return by_level


def outliers(values: Sequence[tuple[Lower, Value]]) -> dict[int, str]:
    """By the id of a union why its number stands out.

    Far above the others, or 0 where all others have some.
    """
    numbers = [(one.id, value) for one, value in values if isinstance(value, int)]
    if len(numbers) < _FEWEST:
        return {}
    found: dict[int, str] = {}
    middle = median(value for _, value in numbers)
    empty = [lower_id for lower_id, value in numbers if value == 0]
    if len(empty) == 1:
        found[empty[0]] = "bằng 0, các công đoàn khác đều có"
    for lower_id, value in numbers:
        if middle > 0 and value > OUTLIER * middle:
            found[lower_id] = f"gấp hơn {OUTLIER} lần mức giữa"
    return found
