"""Pure decisions of payments: which dues they cover and what is left over, for one person and for all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.dues.funds.facts import Basis
from app.dues.ledger.facts import (
    ComputedDues,
    DueFacts,
    ExemptSpan,
    FundRule,
    MembershipSpan,
    Part,
    PaymentFacts,
    Settled,
)
from app.dues.ledger.rules import due_span, dues_of


def allocate(dues: Sequence[DueFacts], payments: Sequence[PaymentFacts]) -> Settled:
    """Allocate payments to the dues (oldest first) whose period overlaps their Kỳ; the rest is credit.

    Payments for a shorter Kỳ go first: March's money pays March before a year's money does. Always:
    sum of paid + credit = sum of payments.
    """
    owing = [due.owed for due in dues]
    parts: list[Part] = []
    credit = 0
    for payment in sorted(payments, key=_place):
        left = payment.amount
        for place, due in enumerate(dues):
            part = min(left, owing[place])
            if part and due.start <= payment.end and payment.start <= due.end:
                owing[place] -= part
                left -= part
                parts.append(Part(payment, due, part))
        credit += left
    paid = tuple(due.owed - rest for due, rest in zip(dues, owing, strict=True))
    return Settled(paid, credit, tuple(parts))


def _place(payment: PaymentFacts) -> tuple[int, date, date, int]:
    return (payment.end - payment.start).days, payment.start, payment.paid_on, payment.id


def payments_counted(payments: Iterable[PaymentFacts], due_from: date | None) -> list[PaymentFacts]:
    """Payments whose Kỳ does not end before `due_from`, the fund's first day with dues; None: no payments."""
    return [one for one in payments if due_from and one.end >= due_from]


def dues_of_all(
    fund_rules: Iterable[FundRule],
    membership_spans: Mapping[int, tuple[MembershipSpan, ...]],
    exempt_spans: Mapping[tuple[int, int], tuple[ExemptSpan, ...]],
    payments: Mapping[tuple[int, int], Sequence[PaymentFacts]],
    until: date,
) -> ComputedDues:
    """Everybody's dues and credits; people with equal membership and exemptions are calculated once.

    `exempt_spans` and `payments` are by fund and person; exemptions from all funds are under fund 0.
    """
    found = ComputedDues({}, {})
    for rule in fund_rules:
        if not rule.has_dues:
            continue
        span = due_span(rule, until)
        alike: dict[Hashable, tuple[DueFacts, ...]] = {}
        paying = {member_id for fund_id, member_id in payments if fund_id == rule.fund_id}
        for member_id in membership_spans.keys() | paying:
            pair = (rule.fund_id, member_id)
            who = _who(membership_spans.get(member_id, ()), rule)
            exempt = (*exempt_spans.get((0, member_id), ()), *exempt_spans.get(pair, ()))
            if (who, exempt) not in alike:
                alike[who, exempt] = dues_of(who, rule, exempt, until)
            counted = payments_counted(payments.get(pair, ()), span[0] if span else None)
            _put(found, pair, alike[who, exempt], counted)
    return found


def _who(membership_spans: tuple[MembershipSpan, ...], rule: FundRule) -> tuple[MembershipSpan, ...]:
    """The spans, without salaries where no rate is a share of them, so that more people are equal."""
    if any(term.basis is Basis.SALARY_SHARE for term in rule.terms):
        return membership_spans
    return tuple(
        replace(membership_span, salary=None) if membership_span.salary else membership_span
        for membership_span in membership_spans
    )


def _put(
    found: ComputedDues, pair: tuple[int, int], dues: Sequence[DueFacts], payments: Sequence[PaymentFacts]
) -> None:
    settled = allocate(dues, payments) if payments else None
    paid = settled.paid if settled else (0,) * len(dues)
    for due, got in zip(dues, paid, strict=True):
        if due.owed:
            found.dues[*pair, due.start] = (due.end, due.owed, got)
    if settled and settled.credit:
        found.credits[pair] = settled.credit
