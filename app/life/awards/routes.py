"""Screens of awards."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.life.awards import actions, queries
from app.life.awards.facts import NEXT, AwardFacts
from app.life.awards.forms import AwardFilter, AwardForm
from app.life.awards.list_sheets import AWARDS
from app.log.activities.models import Activity
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.incoming import number_in
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("awards", __name__, url_prefix="/khen-thuong")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
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


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    found = _award(row_id)
    return shown("life/awards/show.html", found, AwardForm(), next_stage=NEXT.get(found[1].stage))


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    """A new award; `?tu=` the entry whose title and people go on to the next stage."""
    form = AwardForm().offer(unit().id)
    if request.method == "GET":
        earlier = number_in(request.args.get("tu"))
        form.set_defaults(today().year, _award(earlier)[1] if earlier else None)
    return created("life/awards/edit.html", form, partial(actions.record_award, again=bool(form.again.data)))


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = AwardForm().offer(unit().id)
    correct = partial(actions.correct_award, again=bool(form.again.data))
    return corrected("life/awards/edit.html", partial(_award, row_id), form, correct)


@bp.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_award(row_id: int) -> Response:
    return withdrawn("life/awards/show.html", partial(_award, row_id), AwardForm(), actions.withdraw_award)


def _award(row_id: int) -> tuple[Activity, AwardFacts]:
    return queries.award(unit().id, row_id) or abort(404)
