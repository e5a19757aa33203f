"""Writes of the budget."""

from __future__ import annotations

from datetime import date

from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.books.cashbook.queries import fund
from app.books.cashbook.rules import unknown_fund
from app.log.activities.row_actions import RowKind


def _refuse_unknown_fund(unit_id: int, facts: BudgetFacts, _today: date) -> None:
    if facts.fund_id is not None and fund(unit_id, facts.fund_id) is None:
        raise unknown_fund()


BUDGET: RowKind[BudgetLine, BudgetFacts] = RowKind(
    BudgetLine, "cashbook.budget_line", check=_refuse_unknown_fund
)
record_budget_line, correct_budget_line = BUDGET.record, BUDGET.correct
withdraw_budget_line = BUDGET.withdraw
