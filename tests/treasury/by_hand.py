"""A union's money and people counted in the plainest way: what the books are held against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

BalanceKey = tuple[int, str]


@dataclass
class Moved:
    """Money that went from somewhere to somewhere, None being outside."""

    day: date
    amount: int
    out_of: BalanceKey | None
    into: BalanceKey | None


@dataclass
class ByHand:
    """People, rates and money."""

    opening: dict[BalanceKey, int]
    #: (first day, last day or None) for each person and time as a member; left on the day after the last.
    times: dict[int, list[tuple[date, date | None]]] = field(default_factory=dict)
    #: Rate a month from this day on, by fund.
    rates: dict[int, list[tuple[date, int]]] = field(default_factory=dict)
    #: What stands, by a name of its own.
    moved: dict[int, Moved] = field(default_factory=dict)
    #: (fund, person, amount) of each contribution that stands.
    paid: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def balances(self) -> Counter[BalanceKey]:
        """What each balance holds when everything is counted."""
        held = Counter(self.opening)
        for one in self.moved.values():
            if one.out_of:
                held[one.out_of] -= one.amount
            if one.into:
                held[one.into] += one.amount
        return held

    def due(self, fund: int, person: int, until: date) -> int:
        """What the fund asked of the person for the months that began until then."""
        owed, month = 0, date(2024, 1, 1)
        while month <= until:
            last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            if any(self._is_member(person, day) for day in (month, last)):
                owed += next((rate for since, rate in reversed(self.rates[fund]) if since <= month), 0)
            month = last + timedelta(days=1)
        return owed

    def _is_member(self, person: int, day: date) -> bool:
        return any(first <= day and (left is None or day < left) for first, left in self.times[person])

    def paid_by(self, fund: int, person: int) -> int:
        return sum(amount for of, who, amount in self.paid.values() if (of, who) == (fund, person))
