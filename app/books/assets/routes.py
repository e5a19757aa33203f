"""Screens of the register of assets."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.books.assets import actions, queries
from app.books.assets.facts import AssetFacts
from app.books.assets.forms import AssetFilter, AssetForm
from app.books.assets.list_sheets import ASSETS
from app.books.assets.models import Asset
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("assets", __name__, url_prefix="/tai-san")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The assets of a day, with their total value."""
    form = AssetFilter(request.args)
    form.validate()
    day, sort = form.as_of.data or today(), sort_name(queries.ORDERS, "name")
    wanted = {"kind": form.kind.data, "gone": form.gone.data}
    found, worth = queries.page_of_assets(unit().id, rows_wanted(), day, sort=sort, **wanted)
    return list_page("books/assets/index.html", form, found, ASSETS, worth=worth, as_of=day)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("books/assets/show.html", _asset(row_id), AssetForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    return created("books/assets/edit.html", AssetForm(), actions.record_asset)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    return corrected("books/assets/edit.html", partial(_asset, row_id), AssetForm(), actions.correct_asset)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read, form = partial(_asset, row_id), AssetForm()
    return withdrawn("books/assets/show.html", read, form, actions.withdraw_asset, needs=Permission.MONEY)


def _asset(row_id: int) -> tuple[Asset, AssetFacts]:
    return queries.asset(unit().id, row_id) or abort(404)
