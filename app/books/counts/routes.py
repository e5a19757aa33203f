"""Screens of counts of the cash box."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.books.cashbook.queries import fund
from app.books.counts import actions, queries
from app.books.counts.facts import CountFacts
from app.books.counts.forms import CountForm
from app.books.counts.list_sheets import COUNTS
from app.books.counts.minutes import count_minutes
from app.books.counts.models import CashCount
from app.books.ledgers.forms import YearFilter
from app.log.records.lists import RecordList
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.office.seals.queries import newest_head
from app.papers.head import head_of
from app.web.files.sheets import sheet_page
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("counts", __name__, url_prefix="/kiem-quy")

#: The button, and the box it sends, that add up without saving.
SUM_BUTTON = "tinh"

RecordList(
    listing=COUNTS,
    page=queries.page_of_counts,
    orders=queries.COUNT_ORDERS,
    sort="-day",
    filter=YearFilter,
    template="books/counts/index.html",
).add_to(bp)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    """The count and its minutes; `?dang=` the minutes alone."""
    found = _count(row_id)
    minutes = _minutes(*found)
    if request.args.get("dang"):
        return sheet_page("", minutes["sheet"], minutes["head"], f"bien-ban-kiem-quy-{found[0].counted_on}")
    return shown("books/counts/show.html", found, CountForm(), needs=Permission.MONEY, **minutes)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    form = CountForm.from_address().offer(unit().id)
    if SUM_BUTTON in request.form:
        return _summed(form)
    return created("books/counts/edit.html", form, actions.record_count)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = CountForm().offer(unit().id)
    if SUM_BUTTON in request.form:
        row, facts = _count(row_id)
        form.fill(facts, row.version)
        return _summed(form, row)
    return corrected("books/counts/edit.html", partial(_count, row_id), form, actions.correct_count)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read, form, needs = partial(_count, row_id), CountForm(), Permission.MONEY
    minutes = _minutes(*read())
    return withdrawn("books/counts/show.html", read, form, actions.withdraw_count, needs=needs, **minutes)


def _count(row_id: int) -> tuple[CashCount, CountFacts]:
    return queries.count(unit().id, row_id) or abort(404)


def _minutes(row: CashCount, facts: CountFacts) -> dict[str, Any]:
    """The minutes, and the current balance of the book for that evening."""
    named, head = fund(unit().id, row.fund_id), head_of(unit(), row.counted_on)
    sheet = count_minutes(row, facts, named.name if named else None, head, newest_head())
    book_now = queries.cash_on(unit().id, row.counted_on, row.fund_id)
    return {"sheet": sheet, "head": head, "book_now": book_now}


def _summed(form: CountForm, row: CashCount | None = None) -> Response:
    """The same page with what was typed added up; nothing is saved."""
    form.validate()
    day = form.counted_on.data
    book = queries.cash_on(unit().id, day, form.fund_id.data) if day else None
    counted = form.facts().counted
    return page(
        "books/counts/edit.html", block="tally", form=form, row=row, conflict=(), counted=counted, book=book
    )
