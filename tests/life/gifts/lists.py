"""A roster that gifts are prepared from, and lists as the tests prepare them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.extensions import db
from app.life.gifts.actions import prepare_list
from app.life.gifts.facts import GiftListFacts, Occasion
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.gifts.queries import lines_of
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.roster.facts import BirthDay, ChildFacts, LeavingReason, Sex
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, put_member


@dataclass(frozen=True)
class Roster:
    """Who is on it, beside Nguyễn Văn Bình whom every test's union has."""

    am: Member
    chi: Member
    gone: Member
    na: int
    tu: int


def put_roster(unit: Unit) -> Roster:
    """Two women, a third who retired in 2023, and two children of the first."""
    am = put_member(unit, "DV010", "Lê Thị Ấm", sex=Sex.FEMALE, union_group="Tổ 1", in_hardship=True)
    chi = put_member(unit, "DV011", "Trần Thị Chi", sex=Sex.FEMALE)
    gone = put_member(
        unit,
        "DV012",
        "Hồ Thị Bé",
        sex=Sex.FEMALE,
        left_on=date(2023, 6, 1),
        leaving_reason=LeavingReason.RETIRED,
    )
    na = ChildFacts(am.id, "Hồ Thị Na", BirthDay(date(2014, 9, 2)), "4A", "2023-2024", "Học sinh giỏi")
    tu = ChildFacts(am.id, "Hồ Văn Tú", BirthDay(date(2008, 6, 1)), "10B", "2022-2023", "Giải nhì tỉnh")
    ids = [add_child(unit.id, one, OFFICER, TODAY).id for one in (na, tu)]
    db.session.commit()
    return Roster(am, chi, gone, *ids)


def put_list(unit: Unit, **values: Any) -> GiftList:
    """A prepared list for 8 March 2024, 200.000 đồng each."""
    facts = {
        "occasion": Occasion.WOMEN_8_3,
        "title": "Quà 8/3",
        "held_on": date(2024, 3, 8),
        "amount_each": 200_000,
    }
    row = prepare_list(unit.id, GiftListFacts(**{**facts, **values}), OFFICER, TODAY)
    db.session.commit()
    return row


def names(row: GiftList) -> list[str]:
    """Who is ticked."""
    return [line.name for line in lines_of(row.id) if line.is_ticked]


def line_named(row: GiftList, name: str) -> GiftRecipient:
    """The line of a person."""
    return next(line for line in lines_of(row.id) if line.name == name)


def sent(row: GiftList, **typed: str | list[str]) -> dict[str, str | list[str]]:
    """The form of the lines as it is sent when nothing was changed but `typed`."""
    lines = lines_of(row.id)
    form: dict[str, str | list[str]] = {
        "version": str(row.version),
        "line": [str(one.id) for one in lines],
        "tick": [str(one.id) for one in lines if one.is_ticked],
        "amount_each": str(row.amount_each or ""),
        "gift_each": row.gift_each,
    }
    return {**form, **typed}
