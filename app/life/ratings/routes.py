"""Screens of ratings."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.life.awards.stages.queries import people_named
from app.life.ratings import actions, queries
from app.life.ratings.facts import RatingFacts, score_words
from app.life.ratings.forms import RatingFilter, RatingForm
from app.life.ratings.list_sheets import ratings_list
from app.listing import ALL_ROWS
from app.log.activities.models import Activity
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("ratings", __name__, url_prefix="/xep-loai")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = RatingFilter(request.args)
    form.validate()
    found = queries.page_of_ratings(
        unit().id,
        rows_wanted(),
        subject=form.subject.data,
        year=form.year.data,
        sort=sort_name(queries.RATING_ORDERS, "-year"),
    )
    is_file = rows_wanted() == ALL_ROWS
    named = people_named(unit().id, [row.id for row, _ in found.items]) if is_file else {}
    return list_page("life/ratings/index.html", form, found, ratings_list(named), score_words=score_words)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("life/ratings/show.html", _rating(row_id), RatingForm())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    form = RatingForm(request.form if request.method == "POST" else request.args).offer(unit().id)
    if request.method == "GET":
        form.year.data = form.year.data or today().year
    record = partial(actions.record_rating, again=bool(form.again.data))
    return created("life/ratings/edit.html", form, record)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = RatingForm().offer(unit().id)
    correct = partial(actions.correct_rating, again=bool(form.again.data))
    return corrected("life/ratings/edit.html", partial(_rating, row_id), form, correct)


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_rating(row_id: int) -> Response:
    return withdrawn(
        "life/ratings/show.html", partial(_rating, row_id), RatingForm(), actions.withdraw_rating
    )


def _rating(row_id: int) -> tuple[Activity, RatingFacts]:
    return queries.rating(unit().id, row_id) or abort(404)
