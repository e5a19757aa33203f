"""Each fund over a period, why a member is not among the payers, the share of several funds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.core.money import format_dong
from app.core.periods import Period
from app.dues.funds.facts import Basis
from app.dues.ledger.facts import AccountLine, FundRule, LedgerFacts, MembershipSpan, PaymentFacts
from app.dues.shares.facts import FundPeriod, belongs


def fund_periods(facts: LedgerFacts, period: Period, as_of: date) -> dict[int, FundPeriod]:
    """Each fund over the period by its id, as of the cut-off; the ledger's own rules count, once asked."""
    members = frozenset(
        one for one, spans in facts.membership_spans.items() if any(_covers(span, as_of) for span in spans)
    )
    until = min(period.end, as_of)
    payments: dict[int, dict[tuple[int, int], Sequence[PaymentFacts]]] = {}
    paid: dict[int, list[tuple[int, PaymentFacts]]] = {}
    for (fund_id, member_id), some in facts.payments.items():
        payments.setdefault(fund_id, {})[fund_id, member_id] = some
        paid.setdefault(fund_id, []).extend(
            (member_id, one) for one in some if period.start <= one.paid_on <= until
        )
    return {
        rule.fund_id: FundPeriod(
            rule,
            period,
            as_of,
            members,
            replace(facts, rules=(rule,), payments=payments.get(rule.fund_id, {})),
            tuple(sorted(paid.get(rule.fund_id, ()), key=lambda one: (one[1].paid_on, one[1].id))),
        )
        for rule in facts.rules
    }


def _covers(span: MembershipSpan, day: date) -> bool:
    begun = span.joined_on is None or span.joined_on <= day
    return begun and (span.left_on is None or day < span.left_on)


def off_the_dues(one: FundPeriod) -> dict[int, int]:
    """By how much what each person paid for the period's Kỳ differs from what they owe of it and have paid.

    Above 0: beyond the dues, or without owing anything. Below 0: an older payment settled a part.
    """
    paid: dict[int, int] = {}
    for (_, member_id), payments in one.ledger.payments.items():
        for payment in payments:
            if payment.paid_on <= one.as_of and belongs(payment.start, payment.end, one.period):
                paid[member_id] = paid.get(member_id, 0) + payment.amount
    found = {}
    for member_id in sorted(paid.keys() | one.due_of.keys()):
        settled = one.due_of.get(member_id, 0) - one.left_of.get(member_id, 0)
        if off := paid.get(member_id, 0) - settled:
            found[member_id] = off
    return found


def lacks_salary(one: FundPeriod, member_id: int) -> bool:
    """Whether a fund that asks for a share of the salary cannot ask them: theirs is nowhere recorded."""
    is_share = any(term.basis is Basis.SALARY_SHARE for term in one.rule.terms)
    spans = one.ledger.membership_spans.get(member_id, ())
    return is_share and member_id not in one.lines and not any(span.salary for span in spans)


def why_not(one: FundPeriod, member_id: int) -> str:
    """Why a member is not among those who paid in full: what they owe, or why nothing was asked."""
    if member_id in one.due_of:
        left = one.left_of.get(member_id, 0)
        paid = one.due_of[member_id] - left
        return "" if not left else f"còn nợ {format_dong(left)}" if paid else f"chưa đóng {format_dong(left)}"
    reasons = _exemptions(one.lines.get(member_id, ()))
    if reasons:
        return f"được miễn: {'; '.join(reasons)}"
    return _not_asked(one.rule)


def _not_asked(rule: FundRule) -> str:
    if not rule.has_dues:
        return "quỹ tự nguyện, không ấn định mức đóng"
    if any(term.basis is Basis.SALARY_SHARE for term in rule.terms):
        return "quỹ chưa tính khoản phải đóng: chưa ghi lương đóng đoàn phí, hoặc chưa đến kỳ"
    return "quỹ không tính khoản phải đóng trong kỳ"


def _exemptions(lines: Iterable[AccountLine]) -> tuple[str, ...]:
    reasons = (span.reason for line in lines if not line.due.owed for span in line.due.why.exempt_spans)
    return tuple(dict.fromkeys(reasons))


def taking_part(several: Iterable[FundPeriod]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(payers, asked) of several funds: who was asked by any of them, and paid into each that asked."""
    funds = tuple(several)
    asked = sorted({member_id for one in funds for member_id in one.asked})
    payers = [
        member_id
        for member_id in asked
        if all(member_id in one.paying for one in funds if member_id in one.due_of)
    ]
    return tuple(payers), tuple(asked)
