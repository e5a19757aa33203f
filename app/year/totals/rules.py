"""Adding up what the unions below sent. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from app.log.figures.facts import Figure, LeftOut, Scope, Share
from app.log.figures.registry import declared, pattern_of
from app.year.received.facts import Value
from app.year.received.queries import Lower, Received, UpperRead

#: What is numbered or worded in each union's own way says nothing added up.
_OWN_WAY = ("commitment[", "units.")
_OF_THEIRS = "total["
_RATING = "ratings.union"
_TENTH = Decimal("0.1")
_WEIGHTED = "Tổng phần thực hiện chia tổng số của các công đoàn đã gửi, không phải trung bình các tỷ lệ."


@dataclass(frozen=True)
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

    @cached_property
    def senders(self) -> list[Lower]:
        """The unions that are in."""
        return [one for one in self.expected if one.id in self.received]

    @cached_property
    def _sent(self) -> list[Mapping[str, Value]]:
        return [self.received[one.id].values for one in self.senders]

    def column(self, key: str) -> list[Value]:
        """What each of the senders says of a figure; one that does not name it has none of it."""
        return [values.get(key, 0) for values in self._sent]

    def values(self, key: str) -> list[tuple[Lower, Value]]:
        """The same, each with its union."""
        return list(zip(self.senders, self.column(key), strict=True))

    def keys_sent(self) -> list[str]:
        """Every figure that somebody sent, in the order of the first to send it.

        What the text of an upper union says of unions below it stands under the figure's own key already.
        """
        found: dict[str, None] = {}
        for values in self._sent:
            found.update(dict.fromkeys(values))
        return [key for key in found if not key.startswith(_OF_THEIRS)]


def of_period(read: UpperRead, scope: Scope) -> PeriodTotals:
    """What counts for a question: of each union the package of exactly its period that knows most.

    None that knows more than the cut-off day: an earlier cut-off stands beside a later one.
    """
    days = (scope.period.start, scope.period.end)
    fitting = [one for one in read.received if one.period == days and one.as_of <= scope.as_of]
    received = {one.lower_id: one for one in sorted(fitting, key=_knows)}
    expected = [one for one in read.lowers if one.id in received or one.stands_on(scope.until)]
    return PeriodTotals(expected, received)


def _knows(one: Received) -> tuple[date, int]:
    """How much a package knows: its cut-off day; of one day the one received last."""
    return one.as_of, one.id


def totals(found: PeriodTotals) -> Iterator[Figure]:
    """Every figure that can be added up, with a share for each union."""
    return (total for key in found.keys_sent() if (total := total_of(found, key)) is not None)


def total_of(found: PeriodTotals, key: str) -> Figure | None:
    """What a figure adds up to, with its shares; None for one that cannot be added up."""
    value, stated = added_up(found, key), declared(key)
    if value is None or stated is None:
        return None
    sent = found.values(key) if isinstance(value, int) else ()
    shares = tuple(Share(one.source, part) for one, part in sent if isinstance(part, int) and part)
    rule = _WEIGHTED if _is_share(key) else f"Cộng các gói đã nhận. {stated.rule}"
    unit = "%" if _is_share(key) else stated.unit
    return Figure(key, stated.label, value, unit, rule, shares, _left_out(found))


def added_up(found: PeriodTotals, key: str) -> int | Decimal | None:
    """The value of that alone: a table of a thousand unions has half a million shares."""
    stated = declared(key)
    if stated is None or key.startswith(_OWN_WAY):
        return None
    if _is_share(key):
        return _weighted(found, key)
    return _sum(found, key) if stated.unit != "%" else None


def _is_share(key: str) -> bool:
    return pattern_of(key).endswith("[x].share")


def _sum(found: PeriodTotals, key: str) -> int | Decimal | None:
    """The sum of a figure; None where some union says words or a per cent in place of a number."""
    column = found.column(key)
    whole = [one for one in column if isinstance(one, int)]
    if len(whole) == len(column):
        return sum(whole)
    if ".target" in key or any(isinstance(one, str) for one in column):
        return None
    return sum((Decimal(one) for one in column if not isinstance(one, str)), Decimal(0))


def _weighted(found: PeriodTotals, key: str) -> Decimal | None:
    """A share worked out of the sums of its parts and wholes: small unions weigh as little as they are."""
    base = key.removesuffix(".share")
    part, whole = Decimal(0), Decimal(0)
    for lower in found.senders:
        of = found.received[lower.id].values
        ours, all_of = of.get(f"{base}.part"), of.get(f"{base}.whole")
        all_of = of.get(f"{base}.target") if isinstance(all_of, str | None) else all_of
        if isinstance(ours, int | Decimal) and isinstance(all_of, int | Decimal):
            part, whole = part + ours, whole + all_of
    return (100 * part / whole).quantize(_TENTH, ROUND_HALF_UP) if whole else None


def _left_out(found: PeriodTotals) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(one.source, "Chưa gửi") for one in found.missing)


def ratings(found: PeriodTotals) -> dict[str, list[Lower]]:
    """The unions by how they were rated, as they sent it."""
    by_level: dict[str, list[Lower]] = {}
    for one, value in found.values(_RATING):
        if isinstance(value, str) and value:
            by_level.setdefault(value, []).append(one)
    return by_level
