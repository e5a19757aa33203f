"""Screens of members' children: the list, and a child of one person."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from app.log.records.pages import corrected
from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.people.children import actions, queries
from app.people.children.forms import ChildForm, ChildrenFilter
from app.people.children.list_sheets import CHILDREN
from app.people.roster import queries as roster_queries
from app.people.roster.facts import ChildFacts
from app.people.roster.lists import queries as list_queries
from app.people.roster.models import Child
from app.people.roster.pages import page_of_person, part_page, part_withdrawn, the_member
from app.web.clock import today
from app.web.guards import actor, allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import see_other
from app.web.saving import saving

bp = Blueprint("children", __name__, url_prefix="/doan-vien")


@bp.route("/<int:member_id>/con/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create(member_id: int) -> Response:
    """A member's child."""
    person, form = the_member(member_id), ChildForm().of_member(member_id)
    if form.validate_on_submit():
        with saving(form) as saved:
            actions.add_child_once(unit().id, form.facts(), actor(), today(), again=bool(form.again.data))
            saved.leads_to = page_of_person(member_id)
        if saved.done:
            flash("Đã thêm con đoàn viên.", "success")
            return see_other(page_of_person(member_id))
    return part_page("people/children/edit.html", form, person)


@bp.route("/<int:member_id>/con/<int:child_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int, child_id: int) -> Response:
    """Correct the facts of a child."""
    person, read = the_member(member_id), partial(_child, member_id, child_id)
    form = ChildForm().of_member(member_id)
    done = page_of_person(member_id)
    return corrected("people/children/edit.html", read, form, actions.correct_child, done=done, person=person)


@bp.post("/<int:member_id>/con/<int:child_id>/rut")
@allow(Permission.RECORD)
def withdraw(member_id: int, child_id: int) -> Response:
    """Withdraw a child that was recorded by mistake."""
    return part_withdrawn(member_id, _child(member_id, child_id)[0], actions.withdraw_child)


def _child(member_id: int, child_id: int) -> tuple[Child, ChildFacts]:
    found = roster_queries.child(unit().id, member_id, child_id) or abort(404)
    return found, roster_queries.child_facts(found)


@bp.get("/con")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The children of people at work on a day, by default today."""
    groups, _ = list_queries.written_at(unit().id, trail_queries.head_of(unit().id))
    form = ChildrenFilter(request.args).offer(groups)
    form.validate()
    as_of, sort = form.as_of.data or today(), sort_name(queries.ORDERS, "parent")
    found = queries.page_of_children(unit().id, rows_wanted(), form.wanted(), as_of, sort)
    return list_page("people/children/index.html", form, found, CHILDREN, as_of=as_of)
