"""What this room hands to the application."""

from __future__ import annotations

from app.books.budget.actions import correct_budget_line, record_budget_line
from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.books.budget.queries import budget_lines_of
from app.office.accounts.rules import Permission
from app.web.features import Feature, Source, SourceWords, WorkbookSheet

FEATURE = Feature(
    within="settlement",
    guide="Dự toán, quyết toán",
    facts=(BudgetFacts,),
    subjects={"cashbook.budget_line": "dự toán"},
    sheets=(
        WorkbookSheet(
            title="Dự toán",
            facts=BudgetFacts,
            columns=("year", "side"),
            kept_in=BudgetLine,
            read=budget_lines_of,
            record=record_budget_line,
            correct=correct_budget_line,
            permission=Permission.MONEY,
        ),
    ),
    sources=(
        Source(
            BudgetLine,
            "budget.edit",
            lambda row: SourceWords("Dự toán", row.item, row.year, row.amount),
        ),
    ),
)
