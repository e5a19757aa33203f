"""Screens of activities and petitions."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.activities.models import Activity
from app.events import actions, queries
from app.events.facts import EventFacts, PetitionFacts
from app.events.forms import EventFilter, EventForm, PetitionFilter, PetitionForm
from app.web.entry_page import corrected, created, shown, withdrawn
from app.web.guards import allow, unit
from app.web.listing import page_number, sort_name
from app.web.pages import page

events = Blueprint("events", __name__, url_prefix="/hoat-dong")
petitions = Blueprint("petitions", __name__, url_prefix="/kien-nghi")


@events.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_events() -> Response:
    form = EventFilter(request.args)
    form.validate()
    found = queries.page_of_events(
        unit().id,
        page_number(),
        words=form.q.data or "",
        category=form.category.data,
        year=form.year.data,
        sort=sort_name(queries.EVENT_ORDERS, "-day"),
    )
    return page("events/index.html", block="results", form=form, page=found)


@events.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_event(row_id: int) -> Response:
    return shown("events/show.html", _event(row_id), EventForm())


@events.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_event() -> Response:
    return created("events/edit.html", EventForm().offer(unit().id), actions.record_event)


@events.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_event(row_id: int) -> Response:
    return corrected(
        "events/edit.html", partial(_event, row_id), EventForm().offer(unit().id), actions.correct_event
    )


@events.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_event(row_id: int) -> Response:
    return withdrawn("events/show.html", partial(_event, row_id), EventForm(), actions.withdraw_event)


def _event(row_id: int) -> tuple[Activity, EventFacts]:
    return queries.event(unit().id, row_id) or abort(404)


@petitions.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_petitions() -> Response:
    form = PetitionFilter(request.args)
    form.validate()
    found = queries.page_of_petitions(
        unit().id,
        page_number(),
        words=form.q.data or "",
        state=form.state.data,
        year=form.year.data,
        sort=sort_name(queries.PETITION_ORDERS, "-day"),
    )
    return page("petitions/index.html", block="results", form=form, page=found)


@petitions.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_petition(row_id: int) -> Response:
    return shown("petitions/show.html", _petition(row_id), PetitionForm())


@petitions.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_petition() -> Response:
    return created("petitions/edit.html", PetitionForm(), actions.record_petition)


@petitions.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_petition(row_id: int) -> Response:
    return corrected(
        "petitions/edit.html", partial(_petition, row_id), PetitionForm(), actions.correct_petition
    )


@petitions.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_petition(row_id: int) -> Response:
    return withdrawn(
        "petitions/show.html", partial(_petition, row_id), PetitionForm(), actions.withdraw_petition
    )


def _petition(row_id: int) -> tuple[Activity, PetitionFacts]:
    return queries.petition(unit().id, row_id) or abort(404)
