"""What one fund asked for a period, who paid and who owes, as of a day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from app.core.periods import Period
from app.dues.ledger.account_rules import accounts_of_all, lines_since
from app.dues.ledger.facts import AccountLine, FundRule, LedgerFacts, PaymentFacts

_LONGEST_MONTH = timedelta(days=31)


def belongs(start: date, end: date, period: Period) -> bool:
    """Whether the Kỳ from `start` to `end` belongs to the period.

    Of a period within one calendar year each Kỳ that shares a day with it: a year's to each of its parts. Of
    any other period months likewise, and longer Kỳ where their last day lies in it.
    """
    if period.start.year != period.end.year and end - start > _LONGEST_MONTH:
        return period.contains(end)
    return start <= period.end and period.start <= end


@dataclass(frozen=True)
class FundPeriod:
    """One fund over a period, counted from the ledger as the cut-off day knew it; people by id, whole đồng.

    A yearly Kỳ belongs to each part of its year (`belongs`); only what begun by the cut-off counts.
    """

    rule: FundRule
    period: Period
    as_of: date
    #: Union members on the cut-off.
    members: frozenset[int]
    #: What the fund's dues are calculated from; they are once they are asked for.
    ledger: LedgerFacts
    #: Payments of the period up to the cut-off with who paid, by the day of payment.
    payments: tuple[tuple[int, PaymentFacts], ...]

    @cached_property
    def lines(self) -> dict[int, tuple[AccountLine, ...]]:
        """The lines of the period's Kỳ of each person who has any: exempt ones too, leavers as well."""
        found = {}
        for (_, member_id), all_lines in lines_since(self.ledger, self.period.start, self.as_of).items():
            lines = tuple(one for one in all_lines if belongs(one.due.start, one.due.end, self.period))
            if lines:
                found[member_id] = lines
        return found

    @cached_property
    def before_of(self) -> dict[int, int]:
        """What each person has not paid of older Kỳ."""
        found = {}
        for (_, member_id), account in accounts_of_all(self.ledger, self.as_of).items():
            left = sum(line.left for line in account.lines if self._is_older(line))
            if left:
                found[member_id] = left
        return found

    def _is_older(self, line: AccountLine) -> bool:
        due = line.due
        return due.start < self.period.start and not belongs(due.start, due.end, self.period)

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
        """Of those asked, who paid something for it."""
        return tuple(one for one in self.asked if any(line.paid for line in self.lines[one]))

    @cached_property
    def paying(self) -> frozenset[int]:
        """The payers, to ask about one of them."""
        return frozenset(self.payers)

    @cached_property
    def payers_before(self) -> tuple[int, ...]:
        """Of the payers, those whose money for it was all paid before the period."""
        first = self.period.start
        return tuple(
            one
            for one in self.payers
            if all(part.payment.paid_on < first for line in self.lines[one] for part in line.parts)
        )

    @cached_property
    def payers_in_full(self) -> tuple[int, ...]:
        """Of those asked, who owe nothing of it."""
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
        return sum(self.before_of.values())

    @property
    def contributed(self) -> int:
        """What was paid in the period, for whichever Kỳ."""
        return sum(payment.amount for _, payment in self.payments)
