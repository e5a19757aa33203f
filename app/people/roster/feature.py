"""What this room hands to the application."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core.errors import Fault
from app.log.records.declared import DECLARED
from app.office.accounts.queries import LEFT_ON
from app.people.portraits.checks import portrait_faults
from app.people.roster.facts import BirthDay, MembershipFacts, PersonFacts
from app.people.roster.lists.queries import people_holding
from app.people.roster.models import Member
from app.people.roster.queries import left_on, names_of
from app.web.features import Feature, MenuEntry, Source, SourceWords
from app.web.overviews import Hit, SearchGroup


def _hand_in() -> None:
    DECLARED.names["people"] = names_of
    LEFT_ON[:] = [left_on]


def _faults(unit_id: int, _today: date) -> list[Fault]:
    return [Fault(sentence, ()) for sentence in portrait_faults(unit_id)]


def _hit(row: Any) -> Hit:
    """The note has code and birth, which distinguish namesakes."""
    born = str(BirthDay(row.birth_date, row.birth_year))
    note = f"{row.code}{f', sinh {born}' if born else ''}"
    return Hit("person.show", row.id, row.full_name, note, argument="member_id")


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
)
