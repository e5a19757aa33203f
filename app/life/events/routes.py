"""Screens of activities."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from app.core.actor import Actor
from app.life.events import actions, queries
from app.life.events.facts import Category
from app.life.events.forms import EventFilter, EventForm
from app.life.events.list_sheets import EVENTS
from app.life.events.own_kinds.rules import kind_in_title
from app.life.events.people_queries import members_on
from app.life.events.rules import oddities
from app.life.meetings.facts import VOTES, MeetingFacts, donors_text, votes_text
from app.life.meetings.queries import donations_until
from app.life.series import queries as series_queries
from app.life.series.actions import record_occurrence
from app.life.series.pages import day_of
from app.log.activities.models import Activity
from app.log.records.lists import RecordList
from app.log.records.pages import corrected, created
from app.log.records.screens import RecordScreens
from app.office.accounts.rules import Permission
from app.people.roster.queries import names_of
from app.web.clock import today
from app.web.delivery.heavy import DRAWN, made_by
from app.web.files.ticked import printed
from app.web.guards import allow, unit
from app.web.hx import is_fragment_request
from app.web.pages import page

bp = Blueprint("events", __name__, url_prefix="/hoat-dong")

RecordList(
    listing=EVENTS,
    page=queries.page_of_events,
    orders=queries.EVENT_ORDERS,
    sort="-day",
    filter=lambda args: EventFilter(args).offer(unit().id),
    template="life/events/index.html",
).add_to(bp)


@bp.get("/<int:row_id>/bien-ban")
@made_by(DRAWN)
@allow(Permission.READ_BOOKS)
def minutes(row_id: int) -> Response:
    # Imported here: the PDF library takes memory that most server processes never need.
    from app.life.meetings.minutes import minutes_pdf

    activity, facts = SCREENS.found(row_id)
    names = names_of(unit().id, facts.member_ids)
    present = [names[member_id] for member_id in facts.member_ids]
    papers = [(facts, present)] if facts.has_details and not activity.withdrawn_at else []
    return printed(minutes_pdf, papers, f"bien-ban-{activity.starts_on:%Y%m%d}-{row_id}")


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    asked = request.args.get("loai")
    form = EventForm(data={"category": Category(asked) if asked in tuple(Category) else None})
    return created("life/events/edit.html", form.offer(unit().id), _recorded)


@bp.get("/moi/loai")
@allow(Permission.RECORD)
def category() -> Response:
    """The category box, with the category found in the title preselected."""
    form = EventForm(request.args)
    if is_fragment_request():
        form.offer_kinds(unit().kind)
    else:
        form.offer(unit().id)
    found = kind_in_title(form.title.data or "", unit().kind)
    form.category.data = form.category.data or (found.value if found else None)
    return page("life/events/edit.html", block="category", form=form, row=None, conflict=())


@bp.route("/dinh-ky/<int:row_id>/<due>/ghi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def occur(row_id: int, due: str) -> Response:
    row, facts = series_queries.series(unit().id, row_id) or abort(404)
    day = day_of(due)
    values = {"starts_on": day, "category": facts.category, "title": facts.title, "place": facts.place}
    form = EventForm(data=values).offer(unit().id)

    def record(_unit_id: int, new: MeetingFacts, who: Actor, on: date, *, again: bool) -> Activity:
        return _warn_of_oddities(record_occurrence(row, day, new, who, on, again=again), new)

    return created("life/events/edit.html", form, record)


@bp.route("/<int:row_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(row_id: int) -> Response:
    form = EventForm()

    def read() -> tuple[Activity, MeetingFacts]:
        found = SCREENS.found(row_id)
        form.offer(unit().id, found[0].starts_on)
        return found

    return corrected("life/events/edit.html", read, form, actions.correct_meeting)


def _recorded(unit_id: int, facts: MeetingFacts, who: Actor, on: date, *, again: bool) -> Activity:
    return _warn_of_oddities(actions.record_meeting(unit_id, facts, who, on, again=again), facts)


def _warn_of_oddities(recorded: Activity, facts: MeetingFacts) -> Activity:
    """Flash a warning for each likely slip in the entry; returns the entry."""
    for sentence in oddities(facts, members_on(recorded.unit_id, recorded.starts_on), today()):
        flash(sentence, "warning")
    return recorded


def _form_of_a_row() -> EventForm:
    form = EventForm()
    for name in VOTES:
        del form[name]  # shown in a part of their own, with shares
    return form


def _beside(row: Activity, facts: MeetingFacts) -> dict[str, Any]:
    donations = donations_until(row) if facts.category is Category.BLOOD_DONATION else {}
    return {
        "votes": votes_text(facts),
        "donors": donors_text(donations, names_of(row.unit_id, list(donations))),
    }


SCREENS = RecordScreens(
    read=queries.event,
    form=_form_of_a_row,
    record=actions.record_meeting,
    correct=actions.correct_meeting,
    withdraw=actions.withdraw_event,
    new="Ghi hoạt động",
    edit="Sửa hoạt động",
    subtitle=lambda _row, facts: facts.kind_called,
    show_template="life/events/show.html",
    edit_template="life/events/edit.html",
    beside=_beside,
)
SCREENS.add_to(bp, leave=("create", "edit"))
