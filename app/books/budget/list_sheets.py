"""The budget as a list. Pure."""

from __future__ import annotations

from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.core.fields import label_of
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

BUDGET: Listing[tuple[BudgetLine, BudgetFacts, str | None]] = Listing(
    "Dự toán",
    "du-toan",
    "dòng",
    (
        fact(BudgetFacts, "year", width=0.6, on="file"),
        # A page writes a year as it is, not as an amount.
        fact(BudgetFacts, "year", kind="text", sort="year", on="page", drawn=True),
        fact(BudgetFacts, "side", width=0.6),
        fact(BudgetFacts, "item", width=3),
        ListColumn("fund", label_of(BudgetFacts, "fund_id"), lambda found: found[2] or "Chung", width=1.5),
        fact(BudgetFacts, "amount", sort="amount"),
    ),
    page=("item", "year", "side", "fund", "amount"),
)
