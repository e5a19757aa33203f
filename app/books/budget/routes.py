"""Screens of the budget."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.books.budget import actions, queries
from app.books.budget.facts import BudgetFacts
from app.books.budget.forms import BudgetFilter, BudgetForm
from app.books.budget.list_sheets import BUDGET
from app.books.budget.models import BudgetLine
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("budget", __name__, url_prefix="/du-toan")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = BudgetFilter(request.args)
    form.validate()
    found = queries.page_of_budget(
        unit().id,
        rows_wanted(),
        year=form.year.data,
        side=form.side.data,
        sort=sort_name(queries.BUDGET_ORDERS, "-year"),
    )
    return list_page("books/budget/index.html", form, found, BUDGET)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("books/budget/show.html", _line(row_id), BudgetForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    return created("books/budget/edit.html", BudgetForm().offer(unit().id), actions.record_budget_line)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = BudgetForm().offer(unit().id)
    return corrected("books/budget/edit.html", partial(_line, row_id), form, actions.correct_budget_line)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read, form = partial(_line, row_id), BudgetForm()
    return withdrawn(
        "books/budget/show.html", read, form, actions.withdraw_budget_line, needs=Permission.MONEY
    )


def _line(row_id: int) -> tuple[BudgetLine, BudgetFacts]:
    return queries.budget_line(unit().id, row_id) or abort(404)
