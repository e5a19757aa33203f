"""Screens of phiếu thăm hỏi."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.books.vouchers.actions import issue_visit_paper
from app.books.vouchers.facts import VisitPaper
from app.books.vouchers.rules import stamp_of_visit
from app.life.visit_papers import queries
from app.life.visit_papers.forms import VisitPaperFilter
from app.life.visit_papers.list_sheets import VISIT_PAPERS
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

bp = Blueprint("visits", __name__, url_prefix="/tham-hoi")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = VisitPaperFilter(request.args)
    form.validate()
    found = queries.page_of_visits(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        year=form.year.data,
        sort=sort_name(queries.SORTS, "-day"),
    )
    return list_page("life/visit_papers/index.html", form, found, VISIT_PAPERS)


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
    with saving() as saved:
        number = issue_visit_paper(unit().id, row_id, actor(), today())
    if saved.done:
        flash(f"Đã lập phiếu {number}.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(url_for(".show", row_id=row_id))


def _drawn(papers: Sequence[VisitPaper], heads: Heads) -> bytes:
    # Imported here: the PDF library takes memory, and most server processes never print.
    from app.books.vouchers.drawing.vouchers import visits_pdf

    return visits_pdf(papers, heads)


def _paper(row_id: int) -> VisitPaper:
    return queries.visit_paper(unit().id, row_id) or abort(404)
