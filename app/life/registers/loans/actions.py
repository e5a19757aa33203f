"""Writes of loans and their returns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.books.entries.actions import EntryKind
from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.life.registers.loans.facts import LoanFacts, ReturnFacts
from app.life.registers.loans.models import Loan, LoanReturn
from app.life.registers.loans.queries import KIND, RETURN_KIND, loan_keyed, returns_of
from app.life.registers.loans.rules import (
    check_loan,
    check_return,
    refuse_other_loan,
    refuse_return,
    return_of,
)
from app.log.activities.models import Activity


class LoanWrites(EntryKind[LoanFacts]):
    """A loan is not corrected against its returns; what they take from it follows a correction."""

    __slots__ = ()

    def correct(
        self, activity: Activity, old: LoanFacts, new: LoanFacts, by: Correction, *, again: bool = False
    ) -> None:
        returns = returns_of(activity.unit_id, activity.row_key)
        refuse_other_loan(old, new, [facts for _, facts in returns])
        super().correct(activity, old, new, by, again=again)
        for entry, facts in returns:
            if (agreed := return_of(new, facts)) != facts:
                RETURN_WRITES.correct(entry, facts, agreed, replace(by, version=None))

    def withdraw(
        self, activity: Activity, actor: Actor, today: date, reason: str, version: int | None = None
    ) -> None:
        if returns_of(activity.unit_id, activity.row_key):
            raise Refused("Khoản này đã có lần trả: hãy rút các lần trả trước.", "reason")
        super().withdraw(activity, actor, today, reason, version)


class ReturnWrites(EntryKind[ReturnFacts]):
    """A return is of a live loan of the union, which says its fund and its borrower."""

    __slots__ = ()

    def record(self, unit_id: int, facts: ReturnFacts, actor: Actor, today: date, **options: Any) -> Activity:
        return super().record(unit_id, _of_loan(unit_id, facts), actor, today, **options)

    def correct(
        self, activity: Activity, old: ReturnFacts, new: ReturnFacts, by: Correction, *, again: bool = False
    ) -> None:
        agreed = _of_loan(activity.unit_id, new, activity.id)
        super().correct(activity, old, agreed, by, again=again)


def _of_loan(unit_id: int, facts: ReturnFacts, corrected: int | None = None) -> ReturnFacts:
    """The return, completed from its loan; `corrected`: the entry before. Refused if it does not fit."""
    found = loan_keyed(unit_id, facts.loan)
    if found is None:
        raise Refused("Khoản cho vay này không có trong sổ, hoặc đã được rút.", "loan")
    others = [one.amount for entry, one in returns_of(unit_id, facts.loan) if entry.id != corrected]
    refuse_return(found[1], sum(others), facts)
    return return_of(found[1], facts)


LOAN_WRITES = LoanWrites(
    KIND, Loan, "registers", check_loan, lambda facts: (facts.posting(),), day_field="lent_on"
)
RETURN_WRITES = ReturnWrites(
    RETURN_KIND, LoanReturn, "registers", check_return, lambda facts: (facts.posting(),)
)
