"""One person's account with the funds, calculated anew from the books with the reasons of each due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dues.ledger import queries, rules
from app.dues.ledger.facts import DueFacts, FundRule, Part, PaymentFacts
from app.dues.ledger.payment_rules import allocate, payments_counted


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One due with what of it is paid (whole đồng) and by which payments."""

    due: DueFacts
    paid: int
    parts: tuple[Part, ...]

    @property
    def left(self) -> int:
        """What is still to be paid."""
        return self.due.owed - self.paid


@dataclass(frozen=True, slots=True)
class FundAccount:
    """One person and one fund: dues begun by the day (exempt ones too), advance and credit, whole đồng."""

    rule: FundRule
    lines: tuple[AccountLine, ...]
    #: Paid for periods that begin after the day.
    advance: int
    #: Paid beyond all dues.
    credit: int

    @property
    def left(self) -> int:
        """What is still to be paid of the dues begun by the day."""
        return sum(line.left for line in self.lines)


def accounts_of(unit_id: int, member_id: int, as_of: date) -> list[FundAccount]:
    """The person's account with every fund that they owed or paid anything by `as_of`; five statements."""
    fund_rules = [rule for rule in queries.fund_rules(unit_id) if rule.has_dues]
    membership_spans = queries.membership_spans_of(unit_id, [member_id]).get(member_id, ())
    exempt_spans = queries.exemptions_of(unit_id, [member_id])
    payments = queries.payments_of(unit_id, [rule.fund_id for rule in fund_rules], [member_id])
    until = rules.horizon(as_of)
    found = []
    for rule in fund_rules:
        pair = (rule.fund_id, member_id)
        exempt = (*exempt_spans.get((0, member_id), ()), *exempt_spans.get(pair, ()))
        span = rules.due_span(rule, until)
        counted = payments_counted(payments.get(pair, ()), span[0] if span else None)
        found.append(_account(rule, rules.dues_of(membership_spans, rule, exempt, until), counted, as_of))
    return [one for one in found if one.lines or one.advance or one.credit]


def _account(
    rule: FundRule, dues: Sequence[DueFacts], payments: Sequence[PaymentFacts], as_of: date
) -> FundAccount:
    settled = allocate(dues, payments)
    lines = [
        AccountLine(due, paid, tuple(part for part in settled.parts if part.due == due))
        for due, paid in zip(dues, settled.paid, strict=True)
    ]
    begun = tuple(line for line in lines if line.due.start <= as_of)
    advance = sum(line.paid for line in lines if line.due.start > as_of)
    return FundAccount(rule, begun, advance, settled.credit)
