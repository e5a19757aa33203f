"""Screens of the budget."""

from __future__ import annotations

from flask import Blueprint

from app.books.budget import actions, queries
from app.books.budget.facts import BudgetFacts
from app.books.budget.forms import BudgetFilter, BudgetForm
from app.books.budget.models import BudgetLine
from app.core.fields import label_of
from app.core.periods import in_words
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
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


bp = Blueprint("budget", __name__, url_prefix="/du-toan")

RecordList(
    listing=BUDGET,
    page=queries.page_of_budget,
    orders=queries.BUDGET_ORDERS,
    sort="-year",
    filter=BudgetFilter,
    template="books/budget/index.html",
).add_to(bp)


SCREENS = RecordScreens(
    read=queries.budget_line,
    form=BudgetForm,
    writes=actions.BUDGET,
    index="Dự toán",
    new="Thêm dòng dự toán",
    edit="Sửa dòng dự toán",
    heading=lambda _row, facts: facts.item,
    subtitle=lambda _row, facts: f"{facts.side.label} {in_words(facts.period)}",
    needs=Permission.MONEY,
    show_template="books/budget/show.html",
    edit_template="books/budget/edit.html",
)
SCREENS.add_to(bp)
