"""Screens beside the roster: the groups with a new name for one, members' children."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from app.listing import Page
from app.office.accounts.rules import Permission
from app.office.trail import queries as trail_queries
from app.people.bulk.forms import BulkForm
from app.people.children import queries as child_queries
from app.people.groups import queries as group_queries
from app.people.portraits.routes import bp
from app.people.roster.lists import queries as list_queries
from app.people.roster.lists.forms import ChildrenFilter, GroupsFilter
from app.people.roster.lists.list_sheets import CHILDREN, GROUPS
from app.web.clock import today
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page, rows_wanted
from app.web.pages import page

#: The blueprint with these views on it.
__all__ = ["bp"]


@bp.get("/to")
@allow(Permission.READ_BOOKS)
def groups() -> Response:
    """The groups on a day, today if none is given."""
    form = GroupsFilter(request.args)
    form.validate()
    as_of, sort = form.as_of.data or today(), sort_name(group_queries.ORDERS, "name")
    found = group_queries.groups_on(unit().id, as_of, sort)
    whole = Page(found, 1, len(found), max(1, len(found)))
    return list_page(
        "people/groups/index.html", form, whole, GROUPS, as_of=as_of, no_group=list_queries.NO_GROUP
    )


@bp.get("/to/doi-ten")
@allow(Permission.RECORD)
def rename_group() -> Response:
    """Another name for a group: the summary of the change of many people comes next."""
    name = request.args.get("to", "")
    people = group_queries.members_of_group(unit().id, name, today()) if name else set()
    form = BulkForm(
        formdata=None, people=",".join(map(str, sorted(people))), change_union_group=True, union_group=name
    )
    return page("people/groups/edit.html", form=form, name=name, people=len(people))


@bp.get("/con")
@allow(Permission.READ_BOOKS)
def children() -> Response:
    """The children of the people at work on a day, today if none is given."""
    groups, _ = list_queries.written_at(unit().id, trail_queries.head_of(unit().id))
    form = ChildrenFilter(request.args).offer(groups)
    form.validate()
    as_of, sort = form.as_of.data or today(), sort_name(child_queries.ORDERS, "parent")
    found = child_queries.page_of_children(unit().id, rows_wanted(), form.wanted(), as_of, sort)
    return list_page("people/children/index.html", form, found, CHILDREN, as_of=as_of)
