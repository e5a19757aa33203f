"""Screens of the cash book: the book, balances, plain receipts, payments and transfers."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.books.cashbook import actions
from app.books.cashbook.facts import MoneyFacts
from app.books.cashbook.forms import BalanceFilter, BookFilter, MoneyForm, OthersFilter
from app.books.cashbook.list_sheets import BALANCES, BOOK, OTHERS
from app.books.cashbook.others_queries import OTHERS_ORDERS, others_money, page_of_others
from app.books.cashbook.queries import money_entry
from app.books.lines.period_queries import book_totals
from app.books.lines.queries import page_of_book
from app.books.lines.total_queries import held_by_funds
from app.listing import single_page
from app.log.activities.models import Activity
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("cashbook", __name__, url_prefix="/so-quy")

#: The two orders of the book: as it happened, or the newest line first.
ORDERS = {"day"}


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = BookFilter(request.args).offer(unit().id)
    form.validate()
    wanted, is_newest_first = form.wanted(today()), sort_name(ORDERS, "day") == "-day"
    totals = book_totals(unit().id, wanted)
    found = page_of_book(unit().id, wanted, totals.opening, rows_wanted(), newest_first=is_newest_first)
    return list_page("books/cashbook/index.html", form, found, BOOK, totals=totals, wanted=wanted)


@bp.get("/so-du")
@allow(Permission.READ_BOOKS)
def show_balances() -> Response:
    """What every fund holds in cash and in the bank at the end of a day."""
    form = BalanceFilter(request.args)
    form.validate()
    as_of = form.as_of.data or today()
    held = single_page(held_by_funds(unit().id, as_of))
    return list_page("books/cashbook/balances.html", form, held, BALANCES, as_of=as_of)


@bp.get("/noi-khac")
@allow(Permission.READ_BOOKS)
def show_others() -> Response:
    """What others paid for the union's members: listed beside the book, never posted."""
    form = OthersFilter(request.args)
    form.validate()
    period = form.chosen(today())
    span = (unit().id, period.start, period.end)
    found = page_of_others(*span, rows_wanted(), sort=sort_name(OTHERS_ORDERS, "-day"))
    total = others_money(*span)
    return list_page("books/cashbook/others.html", form, found, OTHERS, total=total, period=period)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("books/cashbook/show.html", _entry(row_id), MoneyForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    form = MoneyForm(request.form if request.method == "POST" else request.args).offer(unit().id)
    if request.method == "GET":
        form.happened_on.data = form.happened_on.data or today()
    return created(
        "books/cashbook/edit.html", form, partial(actions.record_money, again=bool(form.again.data))
    )


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = MoneyForm().offer(unit().id)
    return corrected(
        "books/cashbook/edit.html",
        partial(_entry, row_id),
        form,
        partial(actions.correct_money, again=bool(form.again.data)),
    )


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read = partial(_entry, row_id)
    return withdrawn(
        "books/cashbook/show.html", read, MoneyForm(), actions.withdraw_money, needs=Permission.MONEY
    )


def _entry(row_id: int) -> tuple[Activity, MoneyFacts]:
    return money_entry(unit().id, row_id) or abort(404)
