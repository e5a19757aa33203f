"""Screens of collections: the rounds in which a fund was paid into."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.dues.contributions.collections import actions
from app.dues.contributions.facts import CollectionFacts
from app.dues.contributions.forms import CollectionFilter, CollectionForm
from app.dues.contributions.list_sheets import COLLECTIONS
from app.dues.contributions.queries import COLLECTION_ORDERS, page_of_collections, payments_in
from app.dues.funds import queries
from app.log.activities.models import Activity
from app.log.records.pages import corrected, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("collections", __name__, url_prefix="/dot")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = CollectionFilter(request.args).offer(unit().id)
    form.validate()
    sort = sort_name(COLLECTION_ORDERS, "-day")
    found = page_of_collections(unit().id, form.wanted(), rows_wanted(), sort=sort)
    return list_page("dues/contributions/collections/index.html", form, found, COLLECTIONS)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found, paid = _collection(row_id), payments_in(unit().id, row_id)
    return shown(
        "dues/contributions/collections/show.html",
        found,
        CollectionForm(),
        needs=Permission.MONEY,
        payments=paid,
    )


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = CollectionForm().offer(unit().id)
    read = partial(_collection, row_id)
    return corrected("dues/contributions/collections/edit.html", read, form, actions.correct_collection)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    return withdrawn(
        "dues/contributions/collections/show.html",
        partial(_collection, row_id),
        CollectionForm(),
        actions.withdraw_collection,
        needs=Permission.MONEY,
        payments=payments_in(unit().id, row_id),
    )


def _collection(row_id: int) -> tuple[Activity, CollectionFacts]:
    return queries.collection(unit().id, row_id) or abort(404)
