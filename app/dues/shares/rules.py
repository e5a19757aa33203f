"""Which Kỳ belong to a period, and why a member is not among the payers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.core.money import format_dong
from app.core.periods import Period
from app.dues.funds.facts import Basis
from app.dues.ledger.facts import AccountLine, FundAccount, FundRule, LedgerFacts, MembershipSpan
from app.dues.ledger.payment_rules import accounts_of_all
from app.dues.shares.facts import FundPeriod

_LONGEST_MONTH = timedelta(days=31)


def belongs(start: date, end: date, period: Period) -> bool:
    """Whether the Kỳ from `start` to `end` belongs to the period.

    Of a period within one calendar year each Kỳ that shares a day with it: a year's to each of its parts. Of
    any other period months likewise, and longer Kỳ where their last day lies in it.
    """
    if period.start.year != period.end.year and end - start > _LONGEST_MONTH:
        return period.contains(end)
    return start <= period.end and period.start <= end


def fund_periods(facts: LedgerFacts, period: Period, as_of: date) -> dict[int, FundPeriod]:
    """Each fund over the period by its id, as of the cut-off; the ledger's own rules count."""
    members = frozenset(
        one for one, spans in facts.membership_spans.items() if any(_covers(span, as_of) for span in spans)
    )
    accounts: dict[int, dict[int, FundAccount]] = {rule.fund_id: {} for rule in facts.rules}
    for (fund_id, member_id), account in accounts_of_all(facts, as_of).items():
        accounts[fund_id][member_id] = account
    until = min(period.end, as_of)
    paid = {
        rule.fund_id: tuple(
            (member_id, payment)
            for (fund_id, member_id), payments in facts.payments.items()
            if fund_id == rule.fund_id
            for payment in payments
            if period.start <= payment.paid_on <= until
        )
        for rule in facts.rules
    }
    return {
        rule.fund_id: FundPeriod(
            rule=rule,
            period=period,
            as_of=as_of,
            members=members,
            lines=_of_period(accounts[rule.fund_id], period),
            before=_before(accounts[rule.fund_id], period),
            payments=paid[rule.fund_id],
        )
        for rule in facts.rules
    }


def _covers(span: MembershipSpan, day: date) -> bool:
    begun = span.joined_on is None or span.joined_on <= day
    return begun and (span.left_on is None or day < span.left_on)


def _of_period(accounts: dict[int, FundAccount], period: Period) -> dict[int, tuple[AccountLine, ...]]:
    found = {
        member_id: tuple(line for line in account.lines if belongs(line.due.start, line.due.end, period))
        for member_id, account in accounts.items()
    }
    return {member_id: lines for member_id, lines in found.items() if lines}


def _before(accounts: dict[int, FundAccount], period: Period) -> dict[int, int]:
    found = {
        member_id: sum(
            line.left
            for line in account.lines
            if line.due.start < period.start and not belongs(line.due.start, line.due.end, period)
        )
        for member_id, account in accounts.items()
    }
    return {member_id: left for member_id, left in found.items() if left}


def why_not(one: FundPeriod, member_id: int) -> str:
    """Why a member is not among those who paid: what they owe, or why nothing was asked; "" for a payer."""
    if member_id in one.payers:
        return ""
    if member_id in one.due_of:
        return f"chưa đóng, còn nợ {format_dong(one.left_of[member_id])}"
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
        if all(member_id in one.payers for one in funds if member_id in one.due_of)
    ]
    return tuple(payers), tuple(asked)
