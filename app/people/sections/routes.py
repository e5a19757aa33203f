"""Screens of the sections."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app.core.vietnamese import fold
from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import ListColumn, Listing
from app.people.sections.actions import WRITES, correct_section
from app.people.sections.facts import SectionFacts
from app.people.sections.forms import SectionFilter, SectionForm
from app.people.sections.models import UnionSection
from app.people.sections.queries import (
    ORDERS,
    SECTIONS,
    Belonging,
    SectionLine,
    belonging_on,
    committee_of,
    page_of_sections,
    unrecorded,
)
from app.web.clock import today
from app.web.guards import unit

_LIST: Listing[SectionLine] = Listing(
    "Công đoàn bộ phận",
    "cong-doan-bo-phan",
    "công đoàn bộ phận",
    (
        fact(SectionFacts, "name", width=2.5, sort="name", style="lead"),
        ListColumn("people", "Số người", lambda one: one.belonging.people, kind="count"),
        ListColumn("members", "Đoàn viên", lambda one: one.belonging.members, kind="count", sort="members"),
        ListColumn("women", "Nữ", lambda one: one.belonging.women, kind="count"),
        ListColumn("groups", "Số tổ", lambda one: len(one.belonging.groups), kind="count"),
        ListColumn("committee", "Ban chấp hành", lambda one: one.committee, kind="count"),
        fact(SectionFacts, "starts_on", sort="day"),
        fact(SectionFacts, "ends_on", on="file"),
        fact(SectionFacts, "note", width=1.5, on="file"),
        fact(SectionFacts, "former_names", width=1.5, on="file"),
    ),
)
_NEW = "Ghi công đoàn bộ phận"
bp = Blueprint("sections", __name__, url_prefix="/cong-doan-bo-phan")


def _beside(_row: UnionSection, facts: SectionFacts) -> dict[str, Any]:
    return {
        "committee": committee_of(unit().id, facts.name),
        "belonging": belonging_on(unit().id, today()).get(fold(facts.name), Belonging()),
    }


RecordList(
    listing=_LIST,
    page=page_of_sections,
    orders=ORDERS,
    sort="name",
    filter=SectionFilter,
    values=lambda form: form.on(today()),
    beside=lambda: {"title": _LIST.title, "unrecorded": unrecorded(unit().id, today())},
    template="people/sections/index.html",
).add_to(bp)
RecordScreens(
    read=SECTIONS.one,
    form=SectionForm,
    # The address may give a name that the roster has already.
    new_form=SectionForm.from_address,
    writes=WRITES,
    correct=correct_section,
    index=_LIST.title,
    new=_NEW,
    edit="Sửa công đoàn bộ phận",
    heading=lambda _row, facts: facts.name,
    show_template="people/sections/show.html",
    beside=_beside,
).add_to(bp)
