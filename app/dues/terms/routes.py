"""Screens of one term of a fund: show, correct, withdraw."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.dues.funds import actions, queries
from app.dues.funds.facts import TermFacts
from app.dues.funds.forms import TermForm
from app.dues.funds.models import FundTerm
from app.dues.funds.rules import rate_text
from app.log.records.pages import corrected, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("terms", __name__, url_prefix="/muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """All terms of all funds over time."""
    return page("dues/funds/terms.html", terms=queries.terms_of(unit().id), rate_text=rate_text)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found, needs = _term(row_id), Permission.MONEY
    return shown("dues/terms/show.html", found, TermForm(), needs=needs, rate_text=rate_text)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    return corrected("dues/funds/edit.html", partial(_term, row_id), TermForm(), actions.correct_term)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    return withdrawn(
        "dues/terms/show.html",
        partial(_term, row_id),
        TermForm(),
        actions.withdraw_term,
        needs=Permission.MONEY,
        rate_text=rate_text,
    )


def _term(row_id: int) -> tuple[FundTerm, TermFacts]:
    return queries.term(unit().id, row_id) or abort(404)
