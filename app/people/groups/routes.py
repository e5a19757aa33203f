"""Screens of the groups: the list, and renaming one."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from app.core.fields import label_of
from app.listing import Page
from app.office.accounts.rules import Permission
from app.papers.lists import ListColumn, Listing
from app.people.bulk.forms import BulkForm
from app.people.groups import queries
from app.people.groups.queries import Group
from app.people.roster.facts import MembershipFacts
from app.people.roster.lists import queries as list_queries
from app.web.clock import today
from app.web.forms.fields import DayField
from app.web.forms.filters import FilterForm
from app.web.guards import allow, unit
from app.web.lists.address import sort_name
from app.web.lists.page import list_page
from app.web.pages import page


class GroupsFilter(FilterForm):
    """The day on which the groups are shown."""

    as_of = DayField("Tính đến ngày", render_kw={"placeholder": "hôm nay"})


GROUPS: Listing[Group] = Listing(
    "Danh sách tổ công đoàn",
    "to-cong-doan",
    "tổ",
    (
        ListColumn(
            "name",
            label_of(MembershipFacts, "union_group"),
            lambda one: one.name or "Chưa xếp tổ",
            width=2,
            sort="name",
            drawn=True,
        ),
        ListColumn("people", "Số người", lambda one: one.people, kind="count", sort="people"),
        ListColumn("members", "Đoàn viên", lambda one: one.members, kind="count", sort="members"),
        ListColumn("women", "Nữ", lambda one: one.women, kind="count", sort="women"),
        ListColumn(
            "heads", "Tổ trưởng", lambda one: ", ".join(name for _, name in one.heads), width=2, drawn=True
        ),
        ListColumn("see", "Xem, sửa", lambda _one: "", on="page", drawn=True),
    ),
)


bp = Blueprint("groups", __name__, url_prefix="/doan-vien")


@bp.get("/to")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """The groups on a day, by default today."""
    form = GroupsFilter(request.args)
    form.validate()
    as_of, sort = form.as_of.data or today(), sort_name(queries.ORDERS, "name")
    found = queries.groups_on(unit().id, as_of, sort)
    all_groups = Page(found, 1, len(found), max(1, len(found)))
    return list_page(
        "people/groups/index.html", form, all_groups, GROUPS, as_of=as_of, no_group=list_queries.NO_GROUP
    )


@bp.get("/to/doi-ten")
@allow(Permission.RECORD)
def rename() -> Response:
    """Renaming a group, which continues as a bulk change of its people."""
    name = request.args.get("to", "")
    people = queries.members_of_group(unit().id, name, today()) if name else set()
    form = BulkForm(
        formdata=None, people=",".join(map(str, sorted(people))), change_union_group=True, union_group=name
    )
    return page("people/groups/edit.html", form=form, name=name, people=len(people))
