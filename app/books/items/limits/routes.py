"""Screens of the phrases that choose items, and of the limits of their shares."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from app.books.items import actions, queries
from app.books.items.facts import LimitFacts, PhraseFacts
from app.books.items.forms import LimitForm, PhraseForm
from app.books.items.models import CashPhrase, ShareLimit
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.guards import allow, unit
from app.web.pages import page

phrases = Blueprint("phrases", __name__, url_prefix="/cum-tu")
limits = Blueprint("limits", __name__, url_prefix="/gioi-han")


@phrases.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_phrases() -> Response:
    return page("books/items/phrases/index.html", phrases=queries.phrases_of(unit().id))


@phrases.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_phrase(row_id: int) -> Response:
    form = PhraseForm().offer(unit().id)
    return shown("books/items/phrases/show.html", _phrase(row_id), form, needs=Permission.MONEY)


@phrases.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.MONEY)
def create_phrase() -> Response:
    return created("books/items/phrases/edit.html", PhraseForm().offer(unit().id), actions.record_phrase)


@phrases.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.MONEY)
def edit_phrase(row_id: int) -> Response:
    form = PhraseForm().offer(unit().id)
    return corrected("books/items/phrases/edit.html", partial(_phrase, row_id), form, actions.correct_phrase)


@phrases.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.MONEY)
def withdraw_phrase(row_id: int) -> Response:
    read, form = partial(_phrase, row_id), PhraseForm().offer(unit().id)
    return withdrawn(
        "books/items/phrases/show.html", read, form, actions.withdraw_phrase, needs=Permission.MONEY
    )


def _phrase(row_id: int) -> tuple[CashPhrase, PhraseFacts]:
    return queries.phrase(unit().id, row_id) or abort(404)


@limits.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_limits() -> Response:
    return page("books/items/limits/index.html", limits=queries.limits_of(unit().id))


@limits.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_limit(row_id: int) -> Response:
    return shown("books/items/limits/show.html", _limit(row_id), LimitForm(), needs=Permission.MONEY)


@limits.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.MONEY)
def create_limit() -> Response:
    return created("books/items/limits/edit.html", LimitForm(), actions.record_limit)


@limits.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.MONEY)
def edit_limit(row_id: int) -> Response:
    return corrected(
        "books/items/limits/edit.html", partial(_limit, row_id), LimitForm(), actions.correct_limit
    )


@limits.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.MONEY)
def withdraw_limit(row_id: int) -> Response:
    read, form = partial(_limit, row_id), LimitForm()
    return withdrawn(
        "books/items/limits/show.html", read, form, actions.withdraw_limit, needs=Permission.MONEY
    )


def _limit(row_id: int) -> tuple[ShareLimit, LimitFacts]:
    return queries.limit(unit().id, row_id) or abort(404)
