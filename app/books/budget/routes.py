"""Screens of the budget."""

from __future__ import annotations

from flask import Blueprint

from app.books.budget import actions, queries
from app.books.budget.forms import BudgetFilter, BudgetForm
from app.books.budget.list_sheets import BUDGET
from app.core.periods import in_words
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.web.guards import unit

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
    filled=lambda: BudgetForm().offer(unit().id),
    record=actions.record_budget_line,
    correct=actions.correct_budget_line,
    withdraw=actions.withdraw_budget_line,
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
