"""Screens of the list of items."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import ItemFacts, ItemSide
from app.books.items.forms import ItemFilter, ItemForm
from app.books.items.list_sheets import ITEMS
from app.books.items.models import CashItem
from app.listing import single_page
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.page import list_page

bp = Blueprint("items", __name__, url_prefix="/muc")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The items in force on a day, by code."""
    form = ItemFilter(request.args)
    form.validate()
    day, listed = form.as_of.data or today(), queries.catalogue(unit().id)
    sides = [form.side.data] if form.side.data else list(ItemSide)
    found = single_page([one for side in sides for one in listed.on(side, day)])
    return list_page("books/items/index.html", form, found, ITEMS, as_of=day)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("books/items/show.html", _item(row_id), ItemForm(), needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    form = ItemForm(request.form if request.method == "POST" else request.args)
    return created("books/items/edit.html", form, actions.record_item)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    return corrected("books/items/edit.html", partial(_item, row_id), ItemForm(), actions.correct_item)


@bp.post("/<int:row_id>/rut")
@allow(Permission.MONEY)
def withdraw(row_id: int) -> Response:
    read, form = partial(_item, row_id), ItemForm()
    return withdrawn("books/items/show.html", read, form, actions.withdraw_item, needs=Permission.MONEY)


def _item(row_id: int) -> tuple[CashItem, ItemFacts]:
    return queries.item(unit().id, row_id) or abort(404)
