"""Screens of norms: list, record, correct, withdraw; the examples and how they become the union's own."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.life.norms import actions, queries
from app.life.norms.facts import NormFacts
from app.life.norms.forms import AdoptForm, NormFilter, NormForm
from app.life.norms.list_sheets import NORMS
from app.life.norms.models import SpendingNorm
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("norms", __name__, url_prefix="/dinh-muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return _index(AdoptForm(formdata=None))


@bp.post("/vi-du")
@allow(Permission.MONEY)
def take() -> Response:
    """Put the examples into the list, marked as such."""
    with saving() as saved:
        count = actions.take_examples(unit().id, actor(), today())
    if saved.done:
        flash(f"Đã chép {count} mức ví dụ. Chưa mức nào bắt buộc: hãy sửa, rồi áp dụng.", "success")
    elif saved.refusal:
        flash(saved.refusal.sentence, "danger")
    return see_other(url_for(".index"))


@bp.post("/ap-dung")
@allow(Permission.MONEY)
def adopt() -> Response:
    """Make the remaining examples the union's own."""
    form = AdoptForm()
    if form.validate():
        with saving(form) as saved:
            count = actions.adopt_examples(unit().id, form.source.data, actor(), today())
        if saved.done:
            flash(f"Đã áp dụng {count} định mức từ hôm nay.", "success")
            return see_other(url_for(".index"))
    return _index(form, 422)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("life/norms/show.html", _norm(row_id), NormForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    return created("life/norms/edit.html", NormForm(), actions.record_norm)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    return corrected("life/norms/edit.html", partial(_norm, row_id), NormForm(), actions.correct_norm)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read = partial(_norm, row_id)
    return withdrawn("life/norms/show.html", read, NormForm(), actions.withdraw_norm, needs=Permission.MONEY)


def _index(adopting: AdoptForm, status: int = 200) -> Response:
    form = NormFilter(request.args)
    form.validate()
    found = queries.page_of_norms(
        unit().id,
        rows_wanted(),
        reason=form.reason.data,
        as_of=form.as_of.data,
        sort=sort_name(queries.ORDERS, "reason"),
    )
    response = list_page(
        "life/norms/index.html",
        form,
        found,
        NORMS,
        adopting=adopting,
        examples=actions.examples() if not found.total and not request.args else (),
        any_example=any(facts.is_example for _, facts in found.items),
    )
    response.status_code = status
    return response


def _norm(row_id: int) -> tuple[SpendingNorm, NormFacts]:
    return queries.norm(unit().id, row_id) or abort(404)
