"""Screens of members' children: the list, and a child of one person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.people.children import actions, queries
from app.people.children.forms import ChildForm, ChildrenFilter
from app.people.children.list_sheets import CHILDREN
from app.people.children.pages import children_shown
from app.people.roster import queries as roster_queries
from app.people.roster.facts import ChildFacts
from app.people.roster.lists import queries as list_queries
from app.people.roster.models import Child
from app.people.roster.pages import part_added, part_corrected, part_withdrawn, the_member
from app.web.clock import today
from app.web.guards import allow, hidden_names, note_private, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

bp = Blueprint("children", __name__, url_prefix="/doan-vien")


@bp.route("/<int:member_id>/con/moi", methods=["GET", "POST"])
@allow(Permission.RECORD)
def create(member_id: int) -> Response:
    """A member's child."""
    person, form = the_member(member_id), ChildForm().give(member_id=member_id)
    add = partial(actions.add_child_once, unit().id)
    return part_added(form, person, add, title="Thêm con đoàn viên", done="Đã thêm con đoàn viên.")


@bp.route("/<int:member_id>/con/<int:child_id>/sua", methods=["GET", "POST"])
@allow(Permission.RECORD)
def edit(member_id: int, child_id: int) -> Response:
    """Correct the facts of a child."""
    person, read = the_member(member_id), partial(_child, member_id, child_id)
    title = "Sửa thông tin con đoàn viên"
    return part_corrected(read, ChildForm(), person, actions.correct_child, title=title)


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
    groups = list_queries.written_at(unit().id, trail_queries.head_of(unit().id)).groups
    form = ChildrenFilter(request.args).offer(groups)
    form.validate()
    as_of, sort = form.as_of.data or today(), sort_name(queries.ORDERS, "parent")
    found = queries.page_of_children(unit().id, rows_wanted(), form.wanted(), as_of, sort)
    found = replace(found, items=children_shown(found.items))
    if not hidden_names(ChildFacts):
        note_private("children.index")
    return list_page("people/children/index.html", form, found, CHILDREN, as_of=as_of)
