"""Screens of awards and ratings."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.life.awards import actions, queries
from app.life.awards.facts import NEXT, AwardFacts, RatingFacts, score_words
from app.life.awards.forms import AwardFilter, AwardForm, RatingFilter, RatingForm
from app.life.awards.list_sheets import AWARDS, ratings_list
from app.life.awards.stages import routes as batch_routes
from app.life.awards.stages.queries import people_named
from app.listing import WHOLE
from app.log.activities.models import Activity
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.incoming import number_in
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

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
        rows_wanted(),
        words=form.q.data or "",
        stage=form.stage.data,
        year=form.year.data,
        sort=sort_name(queries.AWARD_ORDERS, "-day"),
    )
    return list_page("life/awards/index.html", form, found, AWARDS)


@awards.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_award(row_id: int) -> Response:
    found = _award(row_id)
    return shown("life/awards/show.html", found, AwardForm(), next_stage=NEXT.get(found[1].stage))


@awards.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_award() -> Response:
    """A new award; `?tu=` the entry whose title and people go on to the next stage."""
    form = AwardForm().offer(unit().id)
    if request.method == "GET":
        earlier = number_in(request.args.get("tu"))
        form.begin(today().year, _award(earlier)[1] if earlier else None)
    return created("life/awards/edit.html", form, partial(actions.record_award, again=bool(form.again.data)))


@awards.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_award(row_id: int) -> Response:
    form = AwardForm().offer(unit().id)
    correct = partial(actions.correct_award, again=bool(form.again.data))
    return corrected("life/awards/edit.html", partial(_award, row_id), form, correct)


@awards.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_award(row_id: int) -> Response:
    return withdrawn("life/awards/show.html", partial(_award, row_id), AwardForm(), actions.withdraw_award)


def _award(row_id: int) -> tuple[Activity, AwardFacts]:
    return queries.award(unit().id, row_id) or abort(404)


@ratings.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_ratings() -> Response:
    form = RatingFilter(request.args)
    form.validate()
    found = queries.page_of_ratings(
        unit().id,
        rows_wanted(),
        subject=form.subject.data,
        year=form.year.data,
        sort=sort_name(queries.RATING_ORDERS, "-year"),
    )
    is_file = rows_wanted() == WHOLE
    named = people_named(unit().id, [row.id for row, _ in found.items]) if is_file else {}
    return list_page("life/ratings/index.html", form, found, ratings_list(named), score_words=score_words)


@ratings.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_rating(row_id: int) -> Response:
    return shown("life/ratings/show.html", _rating(row_id), RatingForm())


@ratings.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_rating() -> Response:
    form = RatingForm(request.form if request.method == "POST" else request.args).offer(unit().id)
    if request.method == "GET":
        form.year.data = form.year.data or today().year
    return created("life/ratings/edit.html", form, actions.record_rating)


@ratings.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_rating(row_id: int) -> Response:
    return corrected(
        "life/ratings/edit.html",
        partial(_rating, row_id),
        RatingForm().offer(unit().id),
        actions.correct_rating,
    )


@ratings.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_rating(row_id: int) -> Response:
    return withdrawn(
        "life/ratings/show.html", partial(_rating, row_id), RatingForm(), actions.withdraw_rating
    )


def _rating(row_id: int) -> tuple[Activity, RatingFacts]:
    return queries.rating(unit().id, row_id) or abort(404)
