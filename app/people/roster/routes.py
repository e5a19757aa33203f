"""Screens of the roster: the list as of a day, a person, putting a person on it, correcting who they are."""

from __future__ import annotations

from datetime import date
from functools import partial

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from app.desk.person.story import story_of
from app.log.records.descriptions import Names
from app.log.records.history import told
from app.log.records.labels import PARTY
from app.log.records.pages import corrected
from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.office.trail.queries import changes_of
from app.papers.head import head_of
from app.people.duplicates.queries import Namesake, namesakes
from app.people.hardship import queries as hardship_queries
from app.people.portraits.queries import member_shown
from app.people.portraits.rules import initials_of
from app.people.roster import actions, queries, rules
from app.people.roster.facts import PersonFacts, Standing
from app.people.roster.forms import NewMemberForm, PersonForm, PortraitForm
from app.people.roster.lists import queries as list_queries
from app.people.roster.lists.forms import RosterFilter
from app.people.roster.lists.roster_sheet import roster_sheet
from app.people.roster.models import Member
from app.web.clock import today
from app.web.files.downloads import format_wanted
from app.web.files.sheets import sheet_file
from app.web.guards import actor, allow, unit
from app.web.lists.address import page_number, sort_name
from app.web.pages import page, see_other
from app.web.saving import saving

bp = Blueprint("members", __name__, url_prefix="/doan-vien")

_NOBODY: list[Namesake] = []


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The roster on a day, today if none is given; as XLSX everybody on it."""
    newest = trail_queries.head_of(unit().id)
    form = roster_filter(newest)
    as_of, sort = form.as_of.data or today(), sort_name(list_queries.ORDERS, "name")
    if format_wanted({"xlsx"}):
        return _workbook(list_queries.all_members(unit().id, as_of, form.wanted(), sort), as_of)
    found, counted = list_queries.page_of_members(
        unit().id, newest, page_number(), as_of, form.wanted(), sort
    )
    return page(
        "people/roster/index.html", block="results", form=form, page=found, counted=counted, as_of=as_of
    )


@bp.get("/<int:member_id>")
@allow(Permission.READ_BOOKS)
def show(member_id: int) -> Response:
    """A person: who they are, their periods and children, their story, what was changed."""
    return person_page(member_id, PortraitForm(formdata=None))


@bp.route("/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create() -> Response:
    """Put a person on the roster with their first period."""
    form, alike = NewMemberForm().offer(unit()), _NOBODY
    if form.validate_on_submit() and not (alike := _namesakes(form)):
        with saving(form) as saved:
            periods = [(None, form.facts())]
            added = actions.add_member(unit().id, form.person(), periods, actor(), today())
            saved.leads_to = url_for(".show", member_id=added.id)
        if saved.done:
            flash("Đã thêm vào danh sách.", "success")
            return see_other(saved.leads_to)
    elif not form.is_submitted():
        form.code.data = rules.code_after(queries.latest_code(unit().id))
        form.standing.data = Standing.MEMBER
    status = 422 if form.is_submitted() else 200
    return page("people/roster/create.html", form=form, alike=alike, status=status)


@bp.route("/<int:member_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int) -> Response:
    """Correct who someone is."""
    done = url_for(".show", member_id=member_id)
    read = partial(_person, member_id)
    return corrected("people/roster/person.html", read, PersonForm(), actions.correct_person, done=done)


def roster_filter(head: str) -> RosterFilter:
    """What the address narrows the roster to; `head` is that of the union's trail."""
    form = RosterFilter(request.args).offer(*list_queries.written_at(unit().id, head))
    form.validate()
    return form


def person_page(member_id: int, form: PortraitForm, status: int = 200) -> Response:
    """The page of a person; `form` takes their photograph."""
    person, portrait = member_shown(unit().id, member_id) or abort(404)
    periods = queries.memberships_of(person.id)
    live = [queries.membership_facts(one) for one in periods if one.withdrawn_at is None]
    hardships = hardship_queries.hardships_of_member(person.id)
    hard = [hardship_queries.hardship_facts(one) for one in hardships if one.withdrawn_at is None]
    changes = changes_of(unit().id, f"members/{person.id}")
    hidden = frozenset() if unit().keeps_party else PARTY
    return page(
        "desk/person/show.html",
        person=person,
        facts=queries.person_facts(person),
        portrait=portrait,
        initials=initials_of(person.full_name),
        form=form,
        periods=[(one, queries.membership_facts(one)) for one in periods],
        state=rules.state_on(live, today()),
        children=[(one, queries.child_facts(one)) for one in queries.children_of_member(person.id)],
        hardships=hardships,
        is_hard=rules.in_hardship_on(live, hard, today()),
        story=story_of(unit().id, person.id, live, hard, today()),
        changes=told(unit().id, changes, hidden=hidden, names=Names({person.id: person.full_name}, {})),
        status=status,
    )


def _namesakes(form: NewMemberForm) -> list[Namesake]:
    """People of the same name whom the officer has not said to be others."""
    return [] if form.is_another.data else namesakes(unit().id, form.full_name.data)


def _workbook(lines: list[list_queries.Line], as_of: date) -> Response:
    name = f"doan-vien-{as_of:%Y%m%d}"
    return sheet_file(roster_sheet(lines, as_of), head_of(unit(), as_of), name, "xlsx")


def _person(member_id: int) -> tuple[Member, PersonFacts]:
    found = _member(member_id)
    return found, queries.person_facts(found)


def _member(member_id: int) -> Member:
    return queries.member(unit().id, member_id) or abort(404)
