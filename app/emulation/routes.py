"""Screens of awards and ratings."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.activities.models import Activity
from app.emulation import actions, batch_routes, queries
from app.emulation.facts import AwardFacts, RatingFacts, score_words
from app.emulation.forms import AwardFilter, AwardForm, RatingFilter, RatingForm
from app.web.entry_page import corrected, created, shown, withdrawn
from app.web.guards import allow, unit
from app.web.listing import page_number, sort_name
from app.web.pages import page

awards = Blueprint("awards", __name__, url_prefix="/khen-thuong")
ratings = Blueprint("ratings", __name__, url_prefix="/xep-loai")
awards.register_blueprint(batch_routes.awards)
ratings.register_blueprint(batch_routes.ratings)


@awards.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_awards() -> Response:
    form = AwardFilter(request.args)
    form.validate()
    found = queries.page_of_awards(
        unit().id,
        page_number(),
        words=form.q.data or "",
        stage=form.stage.data,
        year=form.year.data,
        sort=sort_name(queries.AWARD_ORDERS, "-day"),
    )
    return page("awards/index.html", block="results", form=form, page=found)


@awards.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_award(row_id: int) -> Response:
    return shown("awards/show.html", _award(row_id), AwardForm())


@awards.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_award() -> Response:
    return created("awards/edit.html", AwardForm().offer(unit().id), actions.record_award)


@awards.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_award(row_id: int) -> Response:
    return corrected(
        "awards/edit.html", partial(_award, row_id), AwardForm().offer(unit().id), actions.correct_award
    )


@awards.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_award(row_id: int) -> Response:
    return withdrawn("awards/show.html", partial(_award, row_id), AwardForm(), actions.withdraw_award)


def _award(row_id: int) -> tuple[Activity, AwardFacts]:
    return queries.award(unit().id, row_id) or abort(404)


@ratings.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_ratings() -> Response:
    form = RatingFilter(request.args)
    form.validate()
    found = queries.page_of_ratings(
        unit().id,
        page_number(),
        subject=form.subject.data,
        year=form.year.data,
        sort=sort_name(queries.RATING_ORDERS, "-year"),
    )
    return page("ratings/index.html", block="results", form=form, page=found, score_words=score_words)


@ratings.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_rating(row_id: int) -> Response:
    return shown("ratings/show.html", _rating(row_id), RatingForm())


@ratings.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_rating() -> Response:
    return created("ratings/edit.html", RatingForm().offer(unit().id), actions.record_rating)


@ratings.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_rating(row_id: int) -> Response:
    return corrected(
        "ratings/edit.html", partial(_rating, row_id), RatingForm().offer(unit().id), actions.correct_rating
    )


@ratings.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_rating(row_id: int) -> Response:
    return withdrawn("ratings/show.html", partial(_rating, row_id), RatingForm(), actions.withdraw_rating)


def _rating(row_id: int) -> tuple[Activity, RatingFacts]:
    return queries.rating(unit().id, row_id) or abort(404)
