"""Screens of the bodies of the union."""

from __future__ import annotations

from flask import Blueprint

from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import ListColumn, Listing
from app.people.bodies.actions import WRITES
from app.people.bodies.facts import BodyFacts
from app.people.bodies.forms import BodyFilter, BodyForm
from app.people.bodies.queries import BODIES, ORDERS, BodyLine, page_of_bodies
from app.web.guards import unit

_LIST: Listing[BodyLine] = Listing(
    "Ban, tổ chức của công đoàn",
    "ban-to-chuc",
    "lượt giữ chức vụ",
    (
        fact(BodyFacts, "body", width=2.5, sort="body"),
        ListColumn("person", "Họ và tên", lambda one: one.person, width=2, sort="person", style="lead"),
        fact(BodyFacts, "post", width=1.5),
        fact(BodyFacts, "section", width=1.5, on="file"),
        fact(BodyFacts, "starts_on", sort="day"),
        fact(BodyFacts, "ends_on"),
        fact(BodyFacts, "note", width=1.5, on="file"),
    ),
)
_NEW = "Ghi người của ban"


bp = Blueprint("bodies", __name__, url_prefix="/ban-to-chuc")
RecordList(
    listing=_LIST, page=page_of_bodies, orders=ORDERS, sort="body", filter=BodyFilter, new=_NEW
).add_to(bp)
RecordScreens(
    read=BODIES.one,
    form=BodyForm,
    # The address may give a section: its committee is recorded from its page.
    new_form=lambda: BodyForm.from_address().offer(unit().id),
    writes=WRITES,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa người của ban",
    heading=lambda _row, facts: facts.body,
    subtitle=lambda _row, facts: ", ".join(filter(None, (facts.section, facts.post))),
    edit_template="people/bodies/edit.html",
).add_to(bp)
