"""Screens of phiếu thăm hỏi."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from app.books.vouchers.actions import issue_visit_paper
from app.books.vouchers.facts import VisitPaper
from app.books.vouchers.rules import stamp_of_visit
from app.life.visit_papers import queries
from app.life.visits.facts import VisitFacts
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.office.accounts.rules import Permission
from app.papers.head import Heads
from app.papers.lists import ListColumn, Listing
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.downloads import format_wanted
from app.web.files.ticked import printed, ticked
from app.web.forms.fields import AnyYearField, TextField
from app.web.forms.filters import FilterForm
from app.web.forms.sent import pressed
from app.web.guards import actor, allow, unit
from app.web.pages import page


class VisitPaperFilter(FilterForm):
    """Filters of the phiếu thăm hỏi."""

    q = TextField("Tìm người nhận, dịp, số phiếu")
    year = AnyYearField()


_fact = partial(fact, VisitFacts, of=lambda one: one)

VISIT_PAPERS: Listing[VisitPaper] = Listing(
    "Danh sách phiếu thăm hỏi",
    "phieu-tham-hoi",
    "phiếu",
    (
        ListColumn("tick", "Chọn", lambda _one: "", drawn=True, on="page"),
        _fact("happened_on", sort="day"),
        ListColumn("number", "Số", lambda one: one.number, sort="number", drawn=True),
        _fact("recipient", width=2, drawn=True),
        _fact("audience", width=1.2, on="file"),
        _fact("reason"),
        _fact("occasion", width=1.2, on="file"),
        _fact("people", width=0.7, on="file"),
        _fact("amount", sort="amount"),
        _fact("in_kind", width=1.2, on="file"),
        ListColumn("fund", "Quỹ", lambda one: one.fund_name, width=1.2, on="file"),
        _fact("visitors", width=1.5, on="file"),
    ),
    page=("tick", "number", "happened_on", "recipient", "reason", "amount"),
)


bp = Blueprint("visits", __name__, url_prefix="/tham-hoi")


RecordList(
    listing=VISIT_PAPERS,
    page=queries.page_of_visits,
    orders=queries.SORTS,
    sort="-day",
    filter=VisitPaperFilter,
    template="life/visit_papers/index.html",
).add_to(bp)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = _paper(row_id)
    if format_wanted({"pdf"}):
        return printed(_drawn, [found], found.number or f"tham-hoi-{found.id}")
    return page("life/visit_papers/show.html", paper=found, stamp=stamp_of_visit(found))


@bp.get("/in")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def print_many() -> Response:
    return printed(_drawn, queries.visit_papers(unit().id, ticked()), "phieu-tham-hoi")


@bp.post("/<int:row_id>/lap")
@allow(Permission.RECORD)
def issue(row_id: int) -> Response:
    _paper(row_id)
    return pressed(
        lambda: issue_visit_paper(unit().id, row_id, actor(), today()),
        url_for(".show", row_id=row_id),
        lambda number: f"Đã lập phiếu {number}.",
    )


def _drawn(papers: Sequence[VisitPaper], heads: Heads) -> bytes:
    # Imported here: the PDF library takes memory, and most server processes never print.
    from app.books.vouchers.drawing.vouchers import visits_pdf

    return visits_pdf(papers, heads)


def _paper(row_id: int) -> VisitPaper:
    return queries.visit_paper(unit().id, row_id) or abort(404)
