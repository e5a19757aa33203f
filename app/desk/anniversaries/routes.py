"""Screens of the days that come every year."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.desk.anniversaries import actions, queries
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.forms import AnniversaryFilter, AnniversaryForm
from app.desk.anniversaries.list_sheets import ANNIVERSARIES
from app.desk.anniversaries.models import Anniversary
from app.listing import single_page
from app.log.records.pages import corrected, created, shown, withdrawn
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page

bp = Blueprint("anniversaries", __name__, url_prefix="/ngay-ky-niem")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The days of the year with their next dates."""
    form = AnniversaryFilter(request.args)
    form.validate()
    sort = sort_name(queries.DAY_ORDERS, "day")
    days = queries.day_lines(unit().id, today(), sort, form.q.data or "")
    return list_page("desk/anniversaries/index.html", form, single_page(days), ANNIVERSARIES)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("desk/anniversaries/show.html", _day(row_id), AnniversaryForm())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    return created("desk/anniversaries/edit.html", AnniversaryForm(), actions.record_anniversary)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = AnniversaryForm()
    return corrected("desk/anniversaries/edit.html", partial(_day, row_id), form, actions.correct_anniversary)


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    read, form = partial(_day, row_id), AnniversaryForm()
    return withdrawn("desk/anniversaries/show.html", read, form, actions.withdraw_anniversary)


def _day(row_id: int) -> tuple[Anniversary, AnniversaryFacts]:
    return queries.anniversary(unit().id, row_id) or abort(404)
