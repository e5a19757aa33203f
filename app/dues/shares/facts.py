"""What one fund asked for a period, who paid and who owes, as of a day. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.core.periods import Period
from app.dues.ledger.facts import AccountLine, FundRule, PaymentFacts


@dataclass(frozen=True)
class FundPeriod:
    """One fund over a period, counted from the ledger as the cut-off day knew it; people by id, whole đồng.

    A yearly Kỳ belongs to each part of its year (`rules.belongs`); only what begun by the cut-off counts.
    """

    rule: FundRule
    period: Period
    as_of: date
    #: Union members on the cut-off.
    members: frozenset[int]
    #: The lines of the period's Kỳ of each person who has any, exempt ones too; leavers as well.
    lines: Mapping[int, tuple[AccountLine, ...]]
    #: What each person still owes of older Kỳ.
    before: Mapping[int, int]
    #: Payments of the period up to the cut-off with who paid, by the day of payment.
    payments: tuple[tuple[int, PaymentFacts], ...]

    @cached_property
    def due_of(self) -> dict[int, int]:
        """What each person owes for the period's Kỳ, paid or not; without those of whom nothing is asked."""
        sums = {one: sum(line.due.owed for line in lines) for one, lines in self.lines.items()}
        return {one: amount for one, amount in sums.items() if amount}

    @cached_property
    def left_of(self) -> dict[int, int]:
        """What each person has not paid of it."""
        sums = {one: sum(line.left for line in lines) for one, lines in self.lines.items()}
        return {one: amount for one, amount in sums.items() if amount}

    @cached_property
    def asked(self) -> tuple[int, ...]:
        """Members of whom the fund asked something."""
        return tuple(sorted(self.members & self.due_of.keys()))

    @cached_property
    def payers(self) -> tuple[int, ...]:
        """Of these, who paid something for it."""
        return tuple(one for one in self.asked if any(line.paid for line in self.lines[one]))

    @cached_property
    def payers_in_full(self) -> tuple[int, ...]:
        """Of these, who owe nothing of it."""
        return tuple(one for one in self.asked if one not in self.left_of)

    @cached_property
    def payers_left(self) -> tuple[int, ...]:
        """Who paid in the period and is no member on the cut-off."""
        return tuple(sorted({one for one, _ in self.payments} - self.members))

    @property
    def due(self) -> int:
        """What all owe for the period's Kỳ, members and leavers."""
        return sum(self.due_of.values())

    @property
    def owed(self) -> int:
        """What of it is unpaid."""
        return sum(self.left_of.values())

    @property
    def owed_before(self) -> int:
        """Unpaid of older Kỳ."""
        return sum(self.before.values())

    @property
    def contributed(self) -> int:
        """What was paid in the period, for whichever Kỳ."""
        return sum(payment.amount for _, payment in self.payments)
