"""Writes of the roster: what is kept, what is refused, what the trail says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Correction
from app.core.errors import Refused, Stale
from app.office.trail.queries import changes_of
from app.office.units.models import Unit
from app.people.children import actions as child_actions
from app.people.roster import actions, queries
from app.people.roster.facts import (
    BirthDay,
    ChildFacts,
    Degree,
    LabourKind,
    LeavingReason,
    MembershipFacts,
    PersonFacts,
    Sex,
    Standing,
    Theory,
)
from app.people.roster.models import Member, Membership
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.trail import chain_of

MAI = PersonFacts("DV010", "Hồ Thị Mai", Sex.FEMALE, BirthDay(year=1990))
EVERYTHING = MembershipFacts(
    standing=Standing.MEMBER,
    joined_on=date(2015, 3, 26),
    left_on=date(2024, 8, 1),
    leaving_reason=LeavingReason.RETIRED,
    position="Giáo viên",
    department="Tổ Tự nhiên",
    union_group="Tổ 1",
    labour_kind=LabourKind("public_employee"),
    degree=Degree.MASTER,
    theory=Theory.INTERMEDIATE,
    party_member=True,
    union_post="Tổ trưởng",
    in_hardship=True,
    dues_salary=8_500_000,
    phone="0900 000 001",
    note="Nghỉ theo nguyện vọng",
)
AGAIN = MembershipFacts(Standing.MEMBER, joined_on=date(2024, 10, 1))


def add_mai(union: Unit, *periods: MembershipFacts) -> Member:
    return actions.add_member(union.id, MAI, [(None, one) for one in periods], OFFICER, TODAY)


def periods_of(member: Member) -> list[Membership]:
    return list(queries.memberships_of(member.id))


def test_every_field_is_kept(union: Unit) -> None:
    member = add_mai(union, EVERYTHING)
    kept = [row[2:] for row in queries.roster_of(union.id) if row[0].id == member.id]
    assert kept == [(MAI, EVERYTHING)]


def test_periods_are_keyed_by_code_and_place_as_the_workbook_counts_them(union: Unit) -> None:
    member = add_mai(union, EVERYTHING, AGAIN)
    assert [row.row_key for row in periods_of(member)] == ["DV010", "DV010#2"]


def test_a_key_that_is_handed_in_is_kept(union: Unit) -> None:
    member = actions.add_member(union.id, MAI, [("khoa-cua-tep", AGAIN)], OFFICER, TODAY)
    assert periods_of(member)[0].row_key == "khoa-cua-tep"


def test_names_sort_by_given_name_and_are_found_without_diacritics(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    assert member.search_text == "ho thi mai dv010"
    assert member.name_key < put_member(union, "DV011", "An Văn Minh").name_key


def test_a_taken_code_is_refused(union: Unit) -> None:
    add_mai(union, AGAIN)
    with pytest.raises(Refused, match="DV010"):
        add_mai(union, AGAIN)


def test_two_new_people_cannot_share_a_code(union: Unit) -> None:
    twice = [actions.NewMember(MAI, [(None, AGAIN)])] * 2
    with pytest.raises(Refused, match="DV010"):
        actions.add_members(union.id, twice, OFFICER, TODAY)


def test_the_same_code_serves_in_another_union(union: Unit) -> None:
    from app.office.units.queries import unit_by_code

    other = unit_by_code("sen-hong")
    assert other is not None
    add_mai(union, AGAIN)
    assert actions.add_member(other.id, MAI, [(None, AGAIN)], OFFICER, TODAY).unit_id == other.id


def test_many_people_cost_no_select_each(union: Unit, statements: Statements) -> None:
    crowd = [
        actions.NewMember(PersonFacts(f"N{n:04d}", f"Lê Văn Số {n}", Sex.MALE), [(None, AGAIN)])
        for n in range(400)
    ]
    statements.clear()
    added = actions.add_members(union.id, crowd, OFFICER, TODAY)
    assert len([one for one in statements.sent if one.startswith("SELECT")]) <= 4
    assert [one.id for one in added] == sorted(one.id for one in added)


def test_an_overlap_with_a_recorded_period_is_refused(union: Unit) -> None:
    member = add_mai(union, EVERYTHING)
    with pytest.raises(Refused, match="chồng lên nhau"):
        actions.add_membership(member, MembershipFacts(Standing.MEMBER), OFFICER, TODAY)


def test_a_withdrawn_period_overlaps_nothing(union: Unit) -> None:
    member = add_mai(union, EVERYTHING)
    actions.withdraw_membership(periods_of(member)[0], OFFICER, TODAY, "nhập nhầm người")
    added = actions.add_membership(member, EVERYTHING, OFFICER, TODAY)
    assert added.row_key == "DV010#2"
    assert [row[1].id for row in queries.roster_of(union.id) if row[0].id == member.id] == [added.id]


def test_correcting_a_period_looks_at_the_others(union: Unit) -> None:
    member = add_mai(union, EVERYTHING, AGAIN)
    second = periods_of(member)[1]
    with pytest.raises(Refused, match="chồng lên nhau"):
        actions.correct_membership(
            second, AGAIN, replace(AGAIN, joined_on=date(2024, 7, 31)), Correction(OFFICER, TODAY, "sai ngày")
        )


def test_a_correction_notes_in_the_trail_what_changed(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    new = replace(AGAIN, union_group="Tổ 2")
    actions.correct_membership(
        periods_of(member)[0], AGAIN, new, Correction(OFFICER, TODAY, "chuyển tổ", version=1)
    )
    last = changes_of(union.id, f"members/{member.id}")[-1]
    assert (last.action, last.reason, last.values) == (
        "members.period.corrected",
        "chuyển tổ",
        {"union_group": ("", "Tổ 2")},
    )


def test_the_second_of_two_editors_is_refused(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    period = periods_of(member)[0]
    actions.correct_membership(
        period, AGAIN, replace(AGAIN, note="a"), Correction(OFFICER, TODAY, "x", version=1)
    )
    actions.correct_person(
        member, MAI, replace(MAI, full_name="Hồ Mai"), Correction(OFFICER, TODAY, "x", version=1)
    )
    with pytest.raises(Stale):
        actions.correct_membership(period, AGAIN, AGAIN, Correction(OFFICER, TODAY, "x", version=0))
    with pytest.raises(Stale):
        actions.correct_person(member, MAI, MAI, Correction(OFFICER, TODAY, "x", version=0))


def test_a_new_code_renames_the_keys_of_the_periods(union: Unit) -> None:
    member = add_mai(union, EVERYTHING, AGAIN)
    actions.correct_person(member, MAI, replace(MAI, code="HM-7"), Correction(OFFICER, TODAY, "đổi mã"))
    assert [row.row_key for row in periods_of(member)] == ["HM-7", "HM-7#2"]
    assert queries.member_ids_by_code(union.id)["HM-7"] == member.id


def test_a_corrected_code_may_not_be_another_persons(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    with pytest.raises(Refused, match="DV001"):
        actions.correct_person(member, MAI, replace(MAI, code="DV001"), Correction(OFFICER, TODAY, "đổi mã"))


def test_withdrawing_needs_a_reason(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    with pytest.raises(Refused) as refused:
        actions.withdraw_membership(periods_of(member)[0], OFFICER, TODAY, "  ")
    assert refused.value.field == "reason"


def test_a_child_is_added_corrected_and_withdrawn(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    facts = ChildFacts(member.id, "Trần Bảo Nam", BirthDay(day=date(2016, 6, 1)), "3A", "2024-2025", "Giỏi")
    child = child_actions.add_child(union.id, facts, OFFICER, TODAY)
    assert [facts for _, facts in queries.children_of(union.id)] == [facts]
    older = replace(facts, school_class="4A")
    child_actions.correct_child(child, facts, older, Correction(OFFICER, TODAY, "lên lớp", version=1))
    assert queries.child_facts(child) == older
    child_actions.withdraw_child(child, OFFICER, TODAY, "nhập hai lần")
    assert queries.children_of(union.id) == []
    noted = [one.action for one in changes_of(union.id, f"members/{member.id}")]
    assert noted[-3:] == ["members.child.added", "members.child.corrected", "members.child.withdrawn"]


def test_a_child_born_tomorrow_is_refused(union: Unit) -> None:
    member = add_mai(union, AGAIN)
    with pytest.raises(Refused) as refused:
        child_actions.add_child(
            union.id, ChildFacts(member.id, "Bé", BirthDay(day=date(2024, 12, 16))), OFFICER, TODAY
        )
    assert refused.value.field == "birth"


def test_entries_of_the_trail_written_at_once_stand_in_order(union: Unit) -> None:
    crowd = [
        actions.NewMember(PersonFacts(f"N{n}", f"Lê Văn Số {n}", Sex.MALE), [(None, AGAIN)])
        for n in range(50)
    ]
    actions.add_members(union.id, crowd, OFFICER, TODAY)
    chain = [entry for entry, _ in chain_of(union.id)]
    assert [entry.previous for entry in chain[1:]] == [entry.hash for entry in chain[:-1]]
