"""Screens of activities and petitions."""

from __future__ import annotations

from datetime import date
from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.accounts.rules import Permission
from app.activities.models import Activity
from app.core.actor import Actor
from app.events import actions, queries, series_queries
from app.events.detail_facts import MeetingFacts, donors_told, votes_told
from app.events.detail_queries import donations_until
from app.events.facts import Category, PetitionFacts
from app.events.forms import EventFilter, EventForm, PetitionFilter, PetitionForm
from app.events.list_sheets import PETITIONS
from app.events.series_actions import record_occurrence
from app.events.series_routes import bp as series
from app.events.series_routes import day_of
from app.members.queries import names_of
from app.web.clock import today
from app.web.entry_page import corrected, created, shown, withdrawn
from app.web.guards import allow, unit
from app.web.list_page import list_page, rows_wanted
from app.web.listing import page_number, sort_name
from app.web.pages import page
from app.web.printing import printed

events = Blueprint("events", __name__, url_prefix="/hoat-dong")
events.register_blueprint(series)
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
    found = _event(row_id)
    donations = donations_until(found[0]) if found[1].category is Category.BLOOD_DONATION else {}
    return shown(
        "events/show.html",
        found,
        EventForm(),
        votes=votes_told(found[1]),
        donors=donors_told(donations, names_of(unit().id, list(donations))),
    )


@events.get("/<int:row_id>/bien-ban", endpoint="minutes")
@allow(Permission.READ_BOOKS)
def print_minutes(row_id: int) -> Response:
    # Drawing takes memory that only those who print should pay for.
    from app.events.minutes_paper import minutes_pdf

    activity, facts = _event(row_id)
    names = names_of(unit().id, facts.member_ids)
    present = [names[member_id] for member_id in facts.member_ids]
    papers = [(facts, present)] if facts.has_details and not activity.withdrawn_at else []
    return printed(minutes_pdf, papers, f"bien-ban-{activity.starts_on:%Y%m%d}-{row_id}")


@events.route("/moi", methods=["GET", "POST"], endpoint="create")
@allow(Permission.RECORD)
def create_event() -> Response:
    return created("events/edit.html", EventForm().offer(unit().id), actions.record_meeting)


@events.route("/dinh-ky/<int:row_id>/<due>/ghi", methods=["GET", "POST"], endpoint="occur")
@allow(Permission.RECORD)
def record_time_of_series(row_id: int, due: str) -> Response:
    row, facts = series_queries.series(unit().id, row_id) or abort(404)
    day = day_of(due)
    said = {"starts_on": day, "category": facts.category, "title": facts.title, "place": facts.place}
    form = EventForm(data=said).offer(unit().id)

    def record(_unit_id: int, said: MeetingFacts, who: Actor, on: date) -> Activity:
        return record_occurrence(row, day, said, who, on)

    return created("events/edit.html", form, record)


@events.route("/<int:row_id>/sua", methods=["GET", "POST"], endpoint="edit")
@allow(Permission.RECORD)
def edit_event(row_id: int) -> Response:
    return corrected(
        "events/edit.html", partial(_event, row_id), EventForm().offer(unit().id), actions.correct_meeting
    )


@events.post("/<int:row_id>/rut", endpoint="withdraw")
@allow(Permission.RECORD)
def withdraw_event(row_id: int) -> Response:
    return withdrawn("events/show.html", partial(_event, row_id), EventForm(), actions.withdraw_event)


def _event(row_id: int) -> tuple[Activity, MeetingFacts]:
    return queries.event(unit().id, row_id) or abort(404)


@petitions.get("/", endpoint="index")
@allow(Permission.READ_BOOKS)
def index_of_petitions() -> Response:
    form = PetitionFilter(request.args)
    form.validate()
    found = queries.page_of_petitions(
        unit().id,
        rows_wanted(),
        words=form.q.data or "",
        state=form.state.data,
        year=form.year.data,
        sort=sort_name(queries.PETITION_ORDERS, "-day"),
    )
    return list_page("petitions/index.html", form, found, PETITIONS, today=today())


@petitions.get("/<int:row_id>", endpoint="show")
@allow(Permission.READ_BOOKS)
def show_petition(row_id: int) -> Response:
    found = _petition(row_id)
    waiting = found[1].waiting_days(today())
    return shown("petitions/show.html", found, PetitionForm(), waiting=waiting)


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
