"""Screens of the limits of items' shares."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import LimitFacts
from app.books.items.limits.forms import LimitForm
from app.books.items.models import ShareLimit
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("limits", __name__, url_prefix="/gioi-han")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return page("books/items/limits/index.html", limits=queries.limits_of(unit().id))


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("books/items/limits/show.html", _limit(row_id), LimitForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    return created("books/items/limits/edit.html", LimitForm(), actions.record_limit)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    return corrected(
        "books/items/limits/edit.html", partial(_limit, row_id), LimitForm(), actions.correct_limit
    )


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.MONEY)
def withdraw_limit(row_id: int) -> Response:
    read, form = partial(_limit, row_id), LimitForm()
    return withdrawn(
        "books/items/limits/show.html", read, form, actions.withdraw_limit, needs=Permission.MONEY
    )


def _limit(row_id: int) -> tuple[ShareLimit, LimitFacts]:
    return queries.limit(unit().id, row_id) or abort(404)
