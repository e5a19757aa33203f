"""The list of members' children, on the page and for Excel. Pure."""

from __future__ import annotations

from functools import partial

from app.core.fields import label_of
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing
from app.people.children.queries import ListedChild
from app.people.roster.facts import ChildFacts, MembershipFacts

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
