"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from app.core.errors import Fault
from app.core.fields import Field
from app.extensions import db
from app.log.records.declared import DECLARED
from app.log.records.descriptions import all_stated
from app.office.accounts.queries import LEFT_ON
from app.people.portraits.checks import portrait_faults
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts
from app.people.roster.lists.queries import people_holding
from app.people.roster.models import Member, Membership
from app.people.roster.queries import (
    left_on,
    member,
    membership_facts,
    memberships_of,
    names_of,
    people_to_choose,
    person_facts,
)
from app.people.roster.row_actions import fill_person
from app.web.features import Feature, MenuEntry, Source, SourceWords
from app.web.forms.choices import ROSTER
from app.web.overviews import Hit, SearchGroup
from app.web.personal.declared import Erasure, ExtractRow, Personal, Purpose


def _hand_in() -> None:
    DECLARED.names["people"] = names_of
    LEFT_ON[:] = [left_on]
    ROSTER[:] = [people_to_choose]


def _faults(unit_id: int, _today: date) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in portrait_faults(unit_id)]


def _hit(row: Any) -> Hit:
    """The note has code and birth, which distinguish namesakes."""
    born = str(BirthDay(row.birth_date, row.birth_year))
    note = f"{row.code}{f', sinh {born}' if born else ''}"
    return Hit("person.show", row.id, row.full_name, note, argument="member_id")


#: Why the rows of a person stay without a name.
_COUNTED = "Tình trạng, ngày vào, ngày thôi, giới tính, trình độ: số liệu các kỳ đã báo cáo, không còn tên."


def _person(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    if one := member(unit_id, member_id):
        yield all_stated(person_facts(one))


def _periods(_unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    for row in memberships_of(member_id):
        yield all_stated(membership_facts(row))


def _rename(erasure: Erasure) -> None:
    one = db.session.get_one(Member, erasure.member_id, populate_existing=True)
    fill_person(one, replace(person_facts(one), full_name=erasure.mark, birth=BirthDay()))
    db.session.flush()


FEATURE = Feature(
    menu=(MenuEntry("Con người", 10, "Đoàn viên", "members.index", "users"),),
    guide="Đoàn viên",
    facts=(PersonFacts, MembershipFacts),
    subjects={
        "members.person": "thông tin cá nhân",
        "members.period": "thời gian ở công đoàn",
        "members.portrait": "ảnh",
        "members": "người vào danh sách",
    },
    noted={"memberships": Field("Thời gian ở công đoàn")},
    checks=(_faults,),
    sources=(
        Source(
            Member,
            "person.show",
            lambda row: SourceWords("Đoàn viên", f"{row.full_name} ({row.code})"),
            "member_id",
        ),
    ),
    desk=(SearchGroup(place=10, key="people", label="Người", select=people_holding, hit=_hit),),
    hand_in=_hand_in,
    personal=(
        Personal(
            label="Họ tên, ngày sinh",
            rows=_person,
            model=Member,
            refers="id",
            emptied={"birth_date": None, "birth_year": None},
            noted_as=("birth",),
            erase=_rename,
            by_hand=frozenset({"members.full_name", "members.name_key", "members.search_text"}),
            kept={
                "members.code": "Mã: nối các dòng của sổ với nhau, không còn tên đi kèm.",
                "members.sex": _COUNTED,
            },
        ),
        Personal(
            label="Chức vụ, điện thoại, ghi chú",
            rows=_periods,
            model=Membership,
            emptied={"position": "", "department": "", "union_post": "", "phone": "", "note": ""},
            kept={
                "memberships.union_group": _COUNTED,
                "memberships.section": _COUNTED,
                "memberships.standing": _COUNTED,
                "memberships.leaving_reason": _COUNTED,
                "memberships.labour_kind": _COUNTED,
                "memberships.degree": _COUNTED,
                "memberships.theory": _COUNTED,
                "memberships.joining": _COUNTED,
            },
        ),
        Personal(
            label="Đánh dấu khó khăn",
            model=Membership,
            emptied={"in_hardship": False},
            purpose=Purpose.HARDSHIP,
            alone_for_it=True,
        ),
    ),
)
