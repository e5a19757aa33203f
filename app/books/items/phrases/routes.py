"""Screens of the phrases that choose items."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import PhraseFacts
from app.books.items.models import CashPhrase
from app.books.items.phrases.forms import PhraseForm
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.pages import page

bp = Blueprint("phrases", __name__, url_prefix="/cum-tu")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    return page("books/items/phrases/index.html", phrases=queries.phrases_of(unit().id))


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    form = PhraseForm().offer(unit().id)
    return shown("books/items/phrases/show.html", _phrase(row_id), form, needs=Permission.MONEY)


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.MONEY)
def create() -> Response:
    return created("books/items/phrases/edit.html", PhraseForm().offer(unit().id), actions.record_phrase)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.MONEY)
def edit(row_id: int) -> Response:
    form = PhraseForm().offer(unit().id)
    return corrected("books/items/phrases/edit.html", partial(_phrase, row_id), form, actions.correct_phrase)


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.MONEY)
def withdraw_phrase(row_id: int) -> Response:
    read, form = partial(_phrase, row_id), PhraseForm().offer(unit().id)
    return withdrawn(
        "books/items/phrases/show.html", read, form, actions.withdraw_phrase, needs=Permission.MONEY
    )


def _phrase(row_id: int) -> tuple[CashPhrase, PhraseFacts]:
    return queries.phrase(unit().id, row_id) or abort(404)
