"""Screens of vouchers of cash: the list, one voucher, the papers."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.books.vouchers import list_queries, queries
from app.books.vouchers.actions import issue_voucher
from app.books.vouchers.facts import ListedVoucher, VoucherPaper
from app.books.vouchers.forms import VoucherFilter
from app.books.vouchers.rules import FORMS, stamp_of
from app.core.money import money_in_words
from app.log.records.lists import RecordList
from app.office.accounts.rules import Permission
from app.papers.head import Heads
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import format_wanted
from app.web.files.ticked import printed, ticked
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.web.pages import page

VOUCHERS: Listing[ListedVoucher] = Listing(
    "Danh sách phiếu thu, phiếu chi",
    "phieu-thu-chi",
    "phiếu",
    (
        ListColumn("tick", "Chọn", lambda _one: None, on="page"),
        ListColumn("day", "Ngày", lambda one: one.happened_on, "date", sort="day"),
        ListColumn("kind", "Loại", lambda one: one.kind.label, on="file"),
        ListColumn("number", "Số", lambda one: one.number, sort="number"),
        ListColumn("content", "Nội dung", lambda one: one.content, width=3),
        ListColumn("person", "Người nộp, nhận", lambda one: one.person, width=1.5, on="file"),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=1.5),
        ListColumn("lines", "Số khoản", lambda one: one.lines, "count", 0.7, on="file"),
        ListColumn("amount", "Số tiền", lambda one: one.amount, "money", sort="amount"),
        ListColumn("state", "Tình trạng", lambda one: one.state.label),
    ),
    page=("tick", "number", "day", "content", "fund", "amount", "state"),
)


bp = Blueprint("vouchers", __name__, url_prefix="/phieu")


RecordList(
    listing=VOUCHERS,
    page=list_queries.page_of_vouchers,
    orders=list_queries.SORTS,
    sort="-day",
    filter=lambda args: VoucherFilter(args).offer(unit().id),
    values=lambda form: {"wanted": form.wanted()},
    template="books/vouchers/index.html",
).add_to(bp)


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
    return pressed(
        lambda: issue_voucher(unit().id, found, actor(), today()),
        url_for(".show", row_id=row_id),
        lambda number: f"Đã lập phiếu {number}.",
    )


def _drawn(papers: Sequence[VoucherPaper], heads: Heads) -> bytes:
    # Not at the top: what draws is heavy, and a server that printed nothing yet does without it.
    from app.books.vouchers.drawing.vouchers import vouchers_pdf

    return vouchers_pdf(papers, heads)


def _voucher(row_id: int) -> VoucherPaper:
    return queries.voucher(unit().id, row_id) or abort(404)
