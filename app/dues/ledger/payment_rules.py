"""Pure decisions of payments: which dues they cover, what is left over, and both for everybody at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.dues.funds.facts import Basis
from app.dues.ledger.facts import (
    Asked,
    DueFacts,
    ExemptSpan,
    FundRule,
    MembershipSpan,
    Part,
    PaymentFacts,
    Settled,
)
from app.dues.ledger.rules import asked_span, dues_of


def allocate(dues: Sequence[DueFacts], payments: Sequence[PaymentFacts]) -> Settled:
    """Put payments to the dues (oldest first) whose period overlaps their Kỳ; what is left over is credit.

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


def payments_counted(payments: Iterable[PaymentFacts], asked_from: date | None) -> list[PaymentFacts]:
    """Those for a Kỳ that reaches into what the fund asks: older ones pay for times before the books."""
    return [one for one in payments if asked_from and one.end >= asked_from]


def asked_of_all(
    asked: Iterable[FundRule],
    membership_spans: Mapping[int, tuple[MembershipSpan, ...]],
    exempt_spans: Mapping[tuple[int, int], tuple[ExemptSpan, ...]],
    payments: Mapping[tuple[int, int], Sequence[PaymentFacts]],
    until: date,
) -> Asked:
    """What is to be stored of everybody's dues; those who are alike are worked out once.

    `freed` and `payments` are by fund and person; exemptions from all funds stand under fund 0.
    """
    found = Asked({}, {})
    for rule in asked:
        if not rule.asks:
            continue
        span = asked_span(rule, until)
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
    """A salary tells nothing where no rate asks for a share of it, and would keep people apart."""
    if any(term.basis is Basis.SALARY_SHARE for term in rule.terms):
        return membership_spans
    return tuple(
        replace(membership_span, salary=None) if membership_span.salary else membership_span
        for membership_span in membership_spans
    )


def _put(
    found: Asked, pair: tuple[int, int], dues: Sequence[DueFacts], payments: Sequence[PaymentFacts]
) -> None:
    settled = allocate(dues, payments) if payments else None
    paid = settled.paid if settled else (0,) * len(dues)
    for due, got in zip(dues, paid, strict=True):
        if due.owed:
            found.dues[*pair, due.start] = (due.end, due.owed, got)
    if settled and settled.credit:
        found.credits[pair] = settled.credit
