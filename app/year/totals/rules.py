"""Adding up what the unions below sent. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.log.figures.facts import Figure, LeftOut, Scope, Share
from app.log.figures.registry import declared, pattern_of
from app.year.received.facts import Value
from app.year.received.queries import Lower, Received, UpperRead

#: What is numbered or worded in each union's own way says nothing added up.
_OWN_WAY = ("commitment[", "units.")
_OF_THEIRS = "total["
_RATING = "ratings.union"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PeriodTotals:
    """What was received of one period: `received` by the id of its union, `missing` those not in."""

    expected: Sequence[Lower]
    received: Mapping[int, Received]

    @property
    def missing(self) -> list[Lower]:
        return [one for one in self.expected if one.id not in self.received]

    def only(self, lowers: Sequence[Lower]) -> PeriodTotals:
        """The same of some of the unions."""
        return PeriodTotals(lowers, self.received)

    def values(self, key: str) -> list[tuple[Lower, Value]]:
        """What each union that is in says of a figure; one that does not name it has none of it."""
        sent = ((one, self.received.get(one.id)) for one in self.expected)
        return [(one, package.values.get(key, 0)) for one, package in sent if package is not None]

    def keys_sent(self) -> list[str]:
        """Every figure that somebody sent, in the order of the first to send it.

        What the text of an upper union says of unions below it stands under the figure's own key already.
        """
        found: dict[str, None] = {}
        for one in self.expected:
            if one.id in self.received:
                found.update(dict.fromkeys(self.received[one.id].values))
        return [key for key in found if not key.startswith(_OF_THEIRS)]


def of_period(read: UpperRead, scope: Scope) -> PeriodTotals:
    """What counts for a question: of each union the package of exactly its period that knows most.

    None that knows more than the cut-off day: an earlier cut-off stands beside a later one.
    """
    days = (scope.period.start, scope.period.end)
    fitting = [one for one in read.received if one.period == days and one.as_of <= scope.as_of]
    return PeriodTotals(read.lowers, {one.lower_id: one for one in sorted(fitting, key=_knows)})


def _knows(one: Received) -> tuple[date, int]:
    """How much a package knows: its cut-off day; of one day the one received last."""
    return one.as_of, one.id


def totals(found: PeriodTotals) -> Iterator[Figure]:
    """Every figure that can be added up, with a share for each union."""
    return (total for key in found.keys_sent() if (total := total_of(found, key)) is not None)


def total_of(found: PeriodTotals, key: str) -> Figure | None:
    """What a figure adds up to; None for one that cannot be added up."""
    stated = declared(key)
    if stated is None or key.startswith(_OWN_WAY):
        return None
    if pattern_of(key).endswith("[x].share"):
        return _weighted(found, key)
    return _sum(found, key) if stated.unit != "%" else None


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
    for lower in found.expected:
        of = found.received[lower.id].values if lower.id in found.received else {}
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
