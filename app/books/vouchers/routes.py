"""Screens of vouchers of cash: the list, one voucher, the papers."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.books.vouchers import list_queries, queries
from app.books.vouchers.actions import issue_voucher
from app.books.vouchers.facts import VoucherPaper
from app.books.vouchers.forms import VoucherFilter
from app.books.vouchers.list_sheets import VOUCHERS
from app.books.vouchers.rules import FORMS, stamp_of
from app.core.money import money_in_words
from app.office.accounts.rules import Permission
from app.papers.head import Heads
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import format_wanted
from app.web.files.ticked import printed, ticked
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("vouchers", __name__, url_prefix="/phieu")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = VoucherFilter(request.args).offer(unit().id)
    form.validate()
    found = list_queries.page_of_vouchers(
        unit().id, form.wanted(), rows_wanted(), sort_name(list_queries.SORTS, "-day")
    )
    return list_page("books/vouchers/index.html", form, found, VOUCHERS)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = _voucher(row_id)
    if format_wanted({"pdf"}):
        return printed(_drawn, [found], found.number or f"phieu-{found.id}")
    words = money_in_words(found.amount)
    return page(
        "books/vouchers/show.html", voucher=found, words=words, form=FORMS[found.kind], stamp=stamp_of(found)
    )


@bp.get("/in")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def print_many() -> Response:
    return printed(_drawn, queries.vouchers(unit().id, ticked()), "phieu-thu-chi")


@bp.post("/<int:row_id>/lap")
@allow(Permission.MONEY)
def issue(row_id: int) -> Response:
    found = _voucher(row_id)
    with saving() as saved:
        number = issue_voucher(unit().id, found, actor(), today())
    if saved.done:
        flash(f"Đã lập phiếu {number}.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(url_for(".show", row_id=row_id))


def _drawn(papers: Sequence[VoucherPaper], heads: Heads) -> bytes:
    # Not at the top: what draws is heavy, and a server that printed nothing yet does without it.
    from app.books.vouchers.drawing.vouchers import vouchers_pdf

    return vouchers_pdf(papers, heads)


def _voucher(row_id: int) -> VoucherPaper:
    return queries.voucher(unit().id, row_id) or abort(404)
