"""Pure decisions of accounts: who owes what on a day, which dues payments cover and what is left over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.dues.funds.facts import Basis
from app.dues.ledger.facts import (
    AccountLine,
    ComputedDues,
    DueFacts,
    FundAccount,
    FundRule,
    LedgerFacts,
    MembershipSpan,
    Part,
    PaymentFacts,
    Settled,
)
from app.dues.ledger.rules import due_span, dues_of, horizon


def allocate(dues: Sequence[DueFacts], payments: Sequence[PaymentFacts]) -> Settled:
    """Allocate payments to the dues (oldest first) whose period overlaps their Kỳ; the rest is credit.

    Payments for a shorter Kỳ go first: March's money pays March before a year's money does. Always:
    sum of paid + credit = sum of payments.
    """
    owing = [due.owed for due in dues]
    # One person's dues of a fund never overlap: their last days stand in order too.
    ends = [due.end for due in dues]
    parts: list[Part] = []
    credit = 0
    for payment in sorted(payments, key=_place):
        left = payment.amount
        for place in range(bisect_left(ends, payment.start), len(dues)):
            due = dues[place]
            if not left or due.start > payment.end:
                break
            part = min(left, owing[place])
            if part:
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


def dues_of_all(facts: LedgerFacts, until: date) -> ComputedDues:
    """Everybody's dues and credits; people with equal membership and exemptions are calculated once."""
    found = ComputedDues({}, {})
    for rule, member_id, dues, payments in _each(facts, until):
        _put(found, (rule.fund_id, member_id), dues, payments)
    return found


def accounts_of_all(facts: LedgerFacts, as_of: date) -> dict[tuple[int, int], FundAccount]:
    """By fund and person: what payments up to `as_of` cover of the dues begun by then.

    Who came later owed nothing yet, of a year that had begun either.
    """
    found = {}
    for rule, member_id, dues, payments in _each(_come_by(facts, as_of), horizon(as_of)):
        settled = allocate(dues, [one for one in payments if one.paid_on <= as_of])
        lines = _lines(dues, settled)
        begun = tuple(line for line in lines if line.due.start <= as_of)
        advance = sum(line.paid for line in lines if line.due.start > as_of)
        found[rule.fund_id, member_id] = FundAccount(rule, begun, advance, settled.credit)
    return found


def _come_by(facts: LedgerFacts, day: date) -> LedgerFacts:
    """The facts without memberships that begin after the day; one that goes on from an earlier one stays."""
    spans = {who: _begun_by(some, day) for who, some in facts.membership_spans.items()}
    return replace(facts, membership_spans=spans)


def _begun_by(spans: Iterable[MembershipSpan], day: date) -> tuple[MembershipSpan, ...]:
    found: list[MembershipSpan] = []
    for span in spans:
        is_begun = span.joined_on is None or span.joined_on <= day
        if is_begun or (found and found[-1].left_on == span.joined_on):
            found.append(span)
    return tuple(found)


def lines_since(facts: LedgerFacts, since: date, as_of: date) -> dict[tuple[int, int], list[AccountLine]]:
    """The lines of `accounts_of_all` that begin in the year of `since` or later.

    Older years are left out, but for those that a payment for a Kỳ over the turn of the year may touch.
    """
    first = since.year
    known = {
        pair: [one for one in payments if one.paid_on <= as_of] for pair, payments in facts.payments.items()
    }
    while crossing := [
        one.start.year
        for payments in known.values()
        for one in payments
        if one.start.year < first <= one.end.year
    ]:
        first = min(crossing)
    recent = {pair: [one for one in payments if one.end.year >= first] for pair, payments in known.items()}
    found = {}
    of_recent = replace(_come_by(facts, as_of), payments=recent)
    for rule, member_id, dues, payments in _each(of_recent, date(as_of.year, 12, 31), date(first, 1, 1)):
        lines = _lines(dues, allocate(dues, payments))
        found[rule.fund_id, member_id] = [line for line in lines if since.year <= line.due.start.year]
    return {pair: [one for one in lines if one.due.start <= as_of] for pair, lines in found.items()}


def _each(
    facts: LedgerFacts, until: date, since: date = date.min
) -> Iterator[tuple[FundRule, int, tuple[DueFacts, ...], list[PaymentFacts]]]:
    """Each fund and person with their dues until the day and the payments that count."""
    for rule in facts.rules:
        if not rule.has_dues:
            continue
        span = due_span(rule, until)
        alike: dict[Hashable, tuple[DueFacts, ...]] = {}
        paying = {member_id for fund_id, member_id in facts.payments if fund_id == rule.fund_id}
        for member_id in facts.membership_spans.keys() | paying:
            pair = (rule.fund_id, member_id)
            who = _who(facts.membership_spans.get(member_id, ()), rule)
            exempt = (*facts.exempt_spans.get((0, member_id), ()), *facts.exempt_spans.get(pair, ()))
            if (who, exempt) not in alike:
                alike[who, exempt] = dues_of(who, rule, exempt, until, since)
            counted = payments_counted(facts.payments.get(pair, ()), span[0] if span else None)
            yield rule, member_id, alike[who, exempt], counted


def _lines(dues: Sequence[DueFacts], settled: Settled) -> list[AccountLine]:
    parts: dict[date, list[Part]] = {}
    for part in settled.parts:
        parts.setdefault(part.due.start, []).append(part)
    return [
        AccountLine(due, paid, tuple(parts.get(due.start, ())))
        for due, paid in zip(dues, settled.paid, strict=True)
    ]


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
