"""Screens of visits and gifts."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.activities.models import Activity
from app.web.entry_page import corrected, created, shown, withdrawn
from app.web.guards import allow, unit
from app.web.listing import page_number, sort_name
from app.web.pages import page
from app.welfare import actions, queries
from app.welfare.facts import VisitFacts
from app.welfare.forms import VisitFilter, VisitForm

bp = Blueprint("welfare", __name__, url_prefix="/tham-hoi")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    form = VisitFilter(request.args)
    form.validate()
    found = queries.page_of_visits(
        unit().id,
        page_number(),
        words=form.q.data or "",
        reason=form.reason.data,
        year=form.year.data,
        sort=sort_name(queries.ORDERS, "-day"),
    )
    return page("welfare/index.html", block="results", form=form, page=found)


@bp.get("/<int:row_id>")
@allow(Permission.READ_BOOKS)
def show(row_id: int) -> Response:
    return shown("welfare/show.html", _visit(row_id), VisitForm())


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    return created("welfare/edit.html", VisitForm().offer(unit().id), actions.record_visit)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = VisitForm().offer(unit().id)
    return corrected("welfare/edit.html", partial(_visit, row_id), form, actions.correct_visit)


@bp.post("/<int:row_id>/rut")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> Response:
    return withdrawn("welfare/show.html", partial(_visit, row_id), VisitForm(), actions.withdraw_visit)


def _visit(row_id: int) -> tuple[Activity, VisitFacts]:
    return queries.visit(unit().id, row_id) or abort(404)
