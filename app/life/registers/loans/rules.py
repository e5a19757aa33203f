"""Pure decisions about loans and their returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.core.dates import format_date, refuse_reversed
from app.core.errors import Refused
from app.core.money import format_dong, refuse_nothing
from app.core.vietnamese import lower_first
from app.life.registers.loans.facts import LoanFacts, LoanState, ReturnFacts


def check_loan(facts: LoanFacts) -> None:
    """Raise Refused for a loan of nothing, of nobody or of several, or due before it was given."""
    refuse_nothing(facts.amount)
    refuse_reversed(facts.lent_on, facts.due_on, "Hạn trả trước ngày cho vay.", "due_on")
    if not facts.borrower and not facts.member_ids:
        raise Refused("Hãy chọn đoàn viên vay, hoặc ghi tên người vay khác.", "member_ids")
    if facts.borrower and facts.member_ids:
        raise Refused("Đã chọn đoàn viên vay thì để trống ô này.", "borrower")
    if len(facts.member_ids) > 1:
        raise Refused("Mỗi người vay ghi một khoản: chỉ chọn một đoàn viên.", "member_ids")


def check_return(facts: ReturnFacts) -> None:
    """Raise Refused for a return of nothing."""
    refuse_nothing(facts.amount)


def return_of(loan: LoanFacts, facts: ReturnFacts) -> ReturnFacts:
    """The return with what its loan says of it."""
    about = f"Thu nợ: {lower_first(loan.title)}"
    return replace(facts, about=about, fund_id=loan.fund_id, member_ids=loan.member_ids)


def refuse_return(loan: LoanFacts, returned: int, facts: ReturnFacts) -> None:
    """Raise Refused for a return before the loan, or of more than is owed; `returned`: by the others."""
    if facts.happened_on < loan.lent_on:
        raise Refused(f"Ngày trả trước ngày cho vay ({format_date(loan.lent_on)}).", "happened_on")
    owed = loan.amount - returned
    if facts.amount > owed:
        raise Refused(f"Nhiều hơn số còn nợ: khoản này còn {format_dong(owed)}.", "amount")


def refuse_other_loan(old: LoanFacts, new: LoanFacts, returns: Sequence[ReturnFacts]) -> None:
    """Raise Refused for a corrected loan that its returns contradict."""
    if not returns:
        return
    first, returned = min(one.happened_on for one in returns), sum(one.amount for one in returns)
    if new.lent_on > first:
        raise Refused(f"Khoản này đã có lần trả ngày {format_date(first)}.", "lent_on")
    if new.amount < returned:
        raise Refused(f"Khoản này đã trả {format_dong(returned)}.", "amount")
    if new.fund_id != old.fund_id:
        raise Refused("Khoản này đã có lần trả: hãy rút các lần trả trước khi đổi quỹ.", "fund_id")


def state_of(loan: LoanFacts, owed: int, day: date) -> LoanState:
    """The state on the day of a loan with this amount still owed; on its last day it is not yet overdue."""
    if owed <= 0:
        return LoanState.SETTLED
    return LoanState.OVERDUE if loan.due_on and loan.due_on < day else LoanState.OWED
