"""Screens of exemptions: list, record, correct, withdraw."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.dues.exemptions import actions, queries
from app.dues.exemptions.forms import ExemptionFilter, ExemptionForm
from app.dues.exemptions.list_sheets import EXEMPTIONS
from app.dues.ledger.facts import ExemptionFacts
from app.dues.ledger.models import Exemption
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.incoming import number_in
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("exemptions", __name__, url_prefix="/mien-giam")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = ExemptionFilter(request.args)
    form.validate()
    sort = sort_name(queries.EXEMPTION_ORDERS, "-day")
    found = queries.page_of_exemptions(unit().id, form.wanted(), rows_wanted(), sort=sort)
    return list_page("dues/exemptions/index.html", form, found, EXEMPTIONS)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("dues/exemptions/show.html", _exemption(row_id), ExemptionForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    form = ExemptionForm().offer(unit().id)
    if not form.is_submitted():
        form.member_id.data = number_in(request.args.get("member_id"))
    return created("dues/exemptions/edit.html", form, actions.record_exemption)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = ExemptionForm().offer(unit().id)
    return corrected(
        "dues/exemptions/edit.html", partial(_exemption, row_id), form, actions.correct_exemption
    )


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    return withdrawn(
        "dues/exemptions/show.html",
        partial(_exemption, row_id),
        ExemptionForm(),
        actions.withdraw_exemption,
        needs=Permission.MONEY,
    )


def _exemption(row_id: int) -> tuple[Exemption, ExemptionFacts]:
    return queries.exemption(unit().id, row_id) or abort(404)
