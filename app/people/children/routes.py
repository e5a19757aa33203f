"""Screens of members' children: the list, and a child of one person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from app.core.fields import label_of
from app.log.records.columns import fact
from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.papers.lists import ListColumn, Listing
from app.people.children import actions, queries
from app.people.children.forms import ChildForm, ChildrenFilter
from app.people.children.pages import children_shown
from app.people.children.queries import ListedChild
from app.people.roster import queries as roster_queries
from app.people.roster.facts import ChildFacts, MembershipFacts
from app.people.roster.lists import queries as list_queries
from app.people.roster.models import Child
from app.people.roster.pages import part_added, part_corrected, part_withdrawn, the_member
from app.web.clock import today
from app.web.guards import allow, hidden_names, note_private, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted

_of_child = partial(fact, ChildFacts, of=lambda one: one)


def _class_and_year(one: ListedChild) -> str:
    return ", ".join(filter(None, (one.school_class, one.school_year)))


CHILDREN: Listing[ListedChild] = Listing(
    "Danh sách con đoàn viên, người lao động",
    "con-doan-vien",
    "cháu",
    (
        _of_child("full_name", label="Họ và tên cháu", width=2, sort="name"),
        # The route leaves the year alone of a birth that the reader may not see.
        ListColumn(
            "birth",
            label_of(ChildFacts, "birth"),
            lambda one: one.birth.day or str(one.birth),
            kind="date",
            width=1.1,
            sort="born",
        ),
        ListColumn("age", "Tuổi", lambda one: one.age, kind="count", width=0.6),
        _of_child("school_class", width=0.7, on="file"),
        _of_child("school_year", on="file"),
        ListColumn("class_and_year", "Lớp", _class_and_year, on="page", style="text-nowrap"),
        _of_child("merit", width=1.8),
        ListColumn("parent", "Con của", lambda one: one.parent_name, width=2, sort="parent", drawn=True),
        ListColumn("code", "Mã", lambda one: one.parent_code, width=0.9, on="file"),
        fact(MembershipFacts, "union_group", of=lambda one: one, width=1.3, sort="group"),
    ),
)


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
