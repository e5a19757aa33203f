"""Two records of one person become one: on a list of gifts one line is left of theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.admin.verification.checks import unit_faults
from app.extensions import db
from app.life.gifts.actions import add_outsiders
from app.life.gifts.facts import Occasion, Posting
from app.life.gifts.models import GiftList, GiftRecipient
from app.life.gifts.posting_actions import post_list
from app.life.gifts.queries import lines_of
from app.life.visits.actions import withdraw_visit
from app.life.visits.queries import visits_of
from app.log.activities.models import Activity
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.children.actions import add_child
from app.people.duplicates.actions import merge
from app.people.roster.facts import BirthDay, ChildFacts, Sex
from app.people.roster.models import Child, Member
from tests.conftest import OFFICER, TODAY, put_member
from tests.downloads import As, errors, words
from tests.life.gifts.lists import line_named, put_list, sent

KEPT, GONE = "Ngô Thị Hòa", "Ngô Thị Hoà"
SENTENCE = "«Quà 8/3», đã vào sổ ngày 08/03/2024. Hãy rút lượt tặng quà ấy khỏi sổ"


@pytest.fixture
def both(union: Unit) -> tuple[Member, Member]:
    """Two records of one person, one after the other a member."""
    kept = put_member(union, "DV030", KEPT, sex=Sex.FEMALE, joined_on=date(2023, 1, 1))
    gone = put_member(
        union, "DV031", GONE, sex=Sex.FEMALE, joined_on=date(2010, 1, 1), left_on=date(2022, 1, 1)
    )
    db.session.commit()
    return kept, gone


def put_both(union: Unit, both: tuple[Member, Member], **of_gone: Any) -> GiftList:
    """A list with a line of each record, and somebody else's."""
    row = put_list(union)
    db.session.add(GiftRecipient(list_id=row.id, position=8, name=GONE, member_id=both[1].id, **of_gone))
    add_outsiders(row, ["Bà Sáu"], OFFICER, row.version)
    db.session.commit()
    return row


def join(both: tuple[Member, Member]) -> None:
    merge(*both, OFFICER, TODAY, "một người")
    db.session.commit()


def list_of(row: GiftList) -> list[tuple[object, ...]]:
    return [(one.name, one.is_ticked, one.amount, one.gift, one.note) for one in lines_of(row.id)]


def test_of_two_lines_one_is_left_with_what_was_typed_into_both(
    as_role: As, union: Unit, both: tuple[Member, Member]
) -> None:
    row = put_both(union, both, amount=300_000, note="nhận thay")
    line_named(row, KEPT).note = "ở Tổ 1"
    db.session.commit()
    opened = sent(row)
    text = words(as_role("recorder").get(f"/doan-vien/{both[0].id}/gop/{both[1].id}"))
    assert "Danh sách quà «Quà 8/3»: hai dòng sẽ nhập làm một." in text
    join(both)
    assert list_of(row) == [
        (KEPT, True, 300_000, "", "ở Tổ 1; nhận thay"),
        ("Bà Sáu", True, None, "", ""),
    ]
    (*_, note) = changes_of(union.id, f"gift_lists/{row.id}")
    assert note.reason == "Gộp hai hồ sơ: một người"
    assert unit_faults(union, TODAY) == []
    page = as_role("recorder").post(f"/danh-sach-qua/{row.id}/dong", data=opened)
    assert page.status_code == 422, "whoever has the list open is told"


def test_who_was_to_get_nothing_adds_nothing(union: Unit, both: tuple[Member, Member]) -> None:
    row = put_both(union, both, amount=900_000, is_ticked=False)
    join(both)
    assert list_of(row)[0] == (KEPT, True, None, "", "")


def test_where_both_were_posted_it_is_refused_by_the_name_of_the_list(
    as_role: As, union: Unit, both: tuple[Member, Member]
) -> None:
    row = put_both(union, both)
    (entry, *_) = post_list(row, Posting(date(2024, 3, 8)), OFFICER, TODAY, row.version)
    db.session.commit()
    client, address = as_role("recorder"), f"/doan-vien/{both[0].id}/gop/{both[1].id}"
    assert SENTENCE in words(client.get(address))
    form = {"version": str(both[0].version), "other_version": str(both[1].version), "reason": "một người"}
    page = client.post(address, data=form)
    assert page.status_code == 422
    assert SENTENCE in words(page) + str(errors(page))
    assert len(lines_of(row.id)) == 2
    withdraw_visit(db.session.get_one(Activity, entry.id), OFFICER, TODAY, "hai hồ sơ một người")
    db.session.commit()
    join(both)
    assert [one.member_id for one in lines_of(row.id)] == [both[0].id]
    post_list(row, Posting(date(2024, 3, 8)), OFFICER, TODAY, row.version)
    assert [(one.people, one.amount) for _, one in visits_of(union.id) if one.member_ids] == [(1, 200_000)]


def test_a_posted_list_loses_the_line_that_got_nothing(union: Unit, both: tuple[Member, Member]) -> None:
    row = put_both(union, both)
    line_named(row, KEPT).is_ticked = False
    db.session.commit()
    post_list(row, Posting(date(2024, 3, 8)), OFFICER, TODAY, row.version)
    join(both)
    (line,) = lines_of(row.id)
    assert (line.name, line.is_ticked, line.member_id) == (KEPT, True, both[0].id)
    assert unit_faults(union, TODAY) == []


def test_a_child_of_both_stands_once(union: Unit, both: tuple[Member, Member]) -> None:
    """Without a birth nobody knew that the two children are one; of two children two lines stay."""
    for parent in both:
        add_child(union.id, ChildFacts(parent.id, "Ngô Gia Huy", BirthDay()), OFFICER, TODAY)
    born = BirthDay(date(2016, 4, 9))
    add_child(union.id, ChildFacts(both[0].id, "Ngô Gia Bảo", born), OFFICER, TODAY)
    row = put_list(
        union, title="Trung thu", occasion=Occasion.MID_AUTUMN, held_on=date(2024, 9, 17), age_under=16
    )
    known = {line.child_id for line in lines_of(row.id)}
    for child in db.session.scalars(db.select(Child)).all():
        if child.id not in known:
            add = GiftRecipient(
                list_id=row.id, position=9, name=child.full_name, member_id=child.member_id, child_id=child.id
            )
            db.session.add(add)
    db.session.commit()
    assert len(lines_of(row.id)) == 3
    join(both)
    assert sorted(line.name for line in lines_of(row.id)) == ["Ngô Gia Bảo", "Ngô Gia Huy"]
    assert {line.member_id for line in lines_of(row.id)} == {both[0].id}
    assert len({line.child_id for line in lines_of(row.id)}) == 2


def test_a_withdrawn_list_hinders_nobody(union: Unit, both: tuple[Member, Member]) -> None:
    row = put_both(union, both)
    row.withdrawn_at = row.recorded_at
    db.session.commit()
    join(both)
    assert len(lines_of(row.id)) == 3
