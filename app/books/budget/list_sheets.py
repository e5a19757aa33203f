"""The budget as a table for Excel. Pure."""

from __future__ import annotations

from app.books.budget.facts import BudgetFacts
from app.books.budget.models import BudgetLine
from app.papers.lists import Listing
from app.papers.sheet import Column

BUDGET: Listing[tuple[BudgetLine, BudgetFacts, str | None]] = Listing(
    "Dự toán",
    "du-toan",
    "dòng",
    (
        (Column("Năm", "count", 0.6), lambda found: found[1].year),
        (Column("Loại", width=0.6), lambda found: found[1].side.label),
        (Column("Khoản mục", width=3), lambda found: found[1].item),
        (Column("Quỹ", width=1.5), lambda found: found[2] or "Chung"),
        (Column("Số tiền", "money"), lambda found: found[1].amount),
    ),
)
