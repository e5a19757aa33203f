"""Who is at work and who is a member on a day; a specification over plain facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.people.roster import recording_rules, rules
from app.people.roster.facts import BirthDay, LeavingReason, MembershipFacts, PersonFacts, Sex, Standing

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
LONG_AGO, TODAY = date(1990, 1, 1), date(2024, 12, 15)


def member(
    joined: date | None = None, left: date | None = None, why: LeavingReason | None = None
) -> MembershipFacts:
    return MembershipFacts(Standing.MEMBER, joined, left_on=left, leaving_reason=why)


def state(periods: list[MembershipFacts], day: date) -> tuple[bool, bool, bool]:
    """(at work, member, elsewhere)"""
    return rules.is_worker(periods, day), rules.is_member(periods, day), rules.is_elsewhere(periods, day)


AT_WORK_AND_MEMBER, AT_WORK_ONLY, GONE, ELSEWHERE = (
    (True, True, False),
    (True, False, False),
    (False, False, False),
    (True, False, True),
)


def test_a_member_without_dates_always_is_one() -> None:
    assert state([member()], LONG_AGO) == state([member()], TODAY) == AT_WORK_AND_MEMBER


def test_before_the_first_day_of_the_first_period_nobody_is_at_work() -> None:
    periods = [member(MAY), member(TODAY)]
    assert state(periods, date(2024, 4, 30)) == GONE
    assert rules.state_on(periods, date(2024, 4, 30)) is rules.State.TO_COME
    assert state(periods, MAY) == AT_WORK_AND_MEMBER


def test_who_began_to_work_before_joining_is_at_work_from_that_day() -> None:
    periods = [replace(member(JUNE), started_on=MAY)]
    assert [state(periods, day) for day in (date(2024, 4, 30), MAY, date(2024, 5, 31), JUNE)] == [
        GONE,
        AT_WORK_ONLY,
        AT_WORK_ONLY,
        AT_WORK_AND_MEMBER,
    ]


@pytest.mark.parametrize("joined", [None, LONG_AGO])
def test_who_joined_elsewhere_counts_here_from_the_day_of_starting_work(joined: date | None) -> None:
    periods = [replace(member(joined), started_on=MAY)]
    assert [state(periods, day) for day in (date(2024, 4, 30), MAY)] == [GONE, AT_WORK_AND_MEMBER]


def test_any_row_may_tell_when_work_began() -> None:
    not_joined = MembershipFacts(Standing.NOT_JOINED, left_on=JUNE)
    periods = [not_joined, replace(member(JUNE), started_on=MAY)]
    assert [state(periods, day) for day in (LONG_AGO, MAY, JUNE)] == [GONE, AT_WORK_ONLY, AT_WORK_AND_MEMBER]
    later = [member(MAY, JULY), replace(member(JULY), started_on=LONG_AGO)]
    assert [state(later, day) for day in (date(1989, 12, 31), LONG_AGO, MAY)] == [
        GONE,
        AT_WORK_ONLY,
        AT_WORK_AND_MEMBER,
    ]


def test_a_second_work_tells_nothing_of_the_first() -> None:
    periods = [
        member(None, MAY, LeavingReason.TRANSFERRED),
        replace(member(JULY), started_on=date(2024, 6, 15)),
    ]
    days = (LONG_AGO, MAY, date(2024, 6, 14), date(2024, 6, 15), JULY)
    assert [state(periods, day) for day in days] == [
        AT_WORK_AND_MEMBER,
        GONE,
        GONE,
        AT_WORK_ONLY,
        AT_WORK_AND_MEMBER,
    ]


def test_who_came_back_and_has_not_joined_yet_is_at_work() -> None:
    back = MembershipFacts(Standing.NOT_JOINED, started_on=JULY)
    periods = [member(LONG_AGO, MAY, LeavingReason.QUIT), back]
    assert [state(periods, day) for day in (JUNE, JULY, TODAY)] == [GONE, AT_WORK_ONLY, AT_WORK_ONLY]


def test_the_first_day_of_work_repeated_on_each_row_bridges_no_departure() -> None:
    first = replace(member(LONG_AGO, MAY, LeavingReason.TRANSFERRED), started_on=LONG_AGO)
    periods = [first, replace(member(JULY), started_on=LONG_AGO)]
    assert [state(periods, day) for day in (JUNE, JULY)] == [GONE, AT_WORK_AND_MEMBER]


def test_a_change_of_standing_some_days_apart_is_no_departure_where_the_work_is_reported() -> None:
    waiting = MembershipFacts(Standing.NOT_JOINED, started_on=LONG_AGO, left_on=MAY)
    periods = [waiting, replace(member(JULY), started_on=LONG_AGO)]
    assert [state(periods, day) for day in (MAY, JUNE, JULY)] == [
        AT_WORK_ONLY,
        AT_WORK_ONLY,
        AT_WORK_AND_MEMBER,
    ]


@pytest.mark.parametrize("why", [None, *(r for r in LeavingReason if r is not LeavingReason.LEFT_UNION)])
def test_the_last_day_is_the_one_before_leaving(why: LeavingReason | None) -> None:
    periods = [member(None, JUNE, why)]
    assert state(periods, date(2024, 5, 31)) == AT_WORK_AND_MEMBER
    assert state(periods, JUNE) == state(periods, TODAY) == GONE


def test_who_leaves_the_union_stays_at_work() -> None:
    assert state([member(None, JUNE, LeavingReason.LEFT_UNION)], JUNE) == AT_WORK_ONLY


def test_who_has_not_joined_is_at_work_and_no_member() -> None:
    assert state([MembershipFacts(Standing.NOT_JOINED)], TODAY) == AT_WORK_ONLY


def test_who_takes_part_elsewhere_is_at_work_here() -> None:
    elsewhere = MembershipFacts(Standing.ELSEWHERE, left_on=JUNE, leaving_reason=LeavingReason.RETIRED)
    assert state([elsewhere], MAY) == ELSEWHERE
    assert state([elsewhere], JUNE) == GONE


def test_between_leaving_work_and_joining_again_a_person_is_gone() -> None:
    periods = [member(None, MAY, LeavingReason.TRANSFERRED), member(JULY)]
    assert [state(periods, day) for day in (LONG_AGO, MAY, JUNE, JULY)] == [
        AT_WORK_AND_MEMBER,
        GONE,
        GONE,
        AT_WORK_AND_MEMBER,
    ]


def test_between_leaving_the_union_and_joining_again_a_person_is_at_work() -> None:
    periods = [member(None, MAY, LeavingReason.LEFT_UNION), member(JULY)]
    assert state(periods, JUNE) == AT_WORK_ONLY


def test_not_joined_until_admitted_on_a_second_row() -> None:
    periods = [MembershipFacts(Standing.NOT_JOINED), member(JUNE, JULY, LeavingReason.QUIT)]
    assert [state(periods, day) for day in (MAY, JUNE, JULY)] == [AT_WORK_ONLY, AT_WORK_AND_MEMBER, GONE]


def test_a_running_period_as_member_speaks_before_a_later_row_of_another_standing() -> None:
    union, away = member(LONG_AGO), MembershipFacts(Standing.ELSEWHERE, joined_on=MAY)
    assert rules.membership_on([union, away], JUNE) == union
    assert state([union, away], JUNE) == AT_WORK_AND_MEMBER


def test_before_every_period_the_earliest_speaks() -> None:
    later, earlier = member(JULY), member(MAY, JUNE)
    assert rules.membership_on([later, earlier], LONG_AGO) == earlier


def test_nobody_without_a_period() -> None:
    assert rules.membership_on([], TODAY) is None
    assert state([], TODAY) == GONE


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 9))
PERIODS = st.lists(
    st.builds(
        MembershipFacts,
        standing=st.sampled_from(Standing),
        started_on=st.none() | DAYS,
        joined_on=st.none() | DAYS,
        left_on=st.none() | DAYS,
        leaving_reason=st.none() | st.sampled_from(LeavingReason),
    ),
    min_size=1,
    max_size=3,
)


@given(PERIODS, DAYS)
def test_members_and_those_elsewhere_are_at_work(periods: list[MembershipFacts], day: date) -> None:
    at_work, union, elsewhere = state(periods, day)
    assert at_work or not (union or elsewhere)
    assert not (union and elsewhere)


@given(PERIODS)
def test_periods_overlap_when_one_day_has_two(periods: list[MembershipFacts]) -> None:
    valid = [
        p
        for p in periods
        if not (p.left_on and (first := rules.begins_on(p)) is not None and p.left_on <= first)
    ]
    days = [date(2023, 12, 31), *(date(2024, 1, n) for n in range(1, 11))]
    twice = any(
        sum(p.standing is Standing.MEMBER and rules.covers(p, day) for p in valid) > 1 for day in days
    )
    assert (recording_rules.overlap_of(valid) is not None) is twice


def test_one_period_may_begin_on_the_day_the_other_ends() -> None:
    assert recording_rules.overlap_of([member(None, JUNE), member(JUNE)]) is None


def test_an_overlap_is_refused_naming_both_periods() -> None:
    with pytest.raises(Refused) as refused:
        recording_rules.refuse_overlap([member(JUNE), member(None, JULY)])
    assert refused.value.sentence == (
        "Hai thời gian là đoàn viên chồng lên nhau: từ trước đến trước 01/07/2024 và từ 01/06/2024 đến nay."
    )


def test_leaving_before_joining_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        recording_rules.refuse_bad_period(member(JUNE, MAY))
    assert (refused.value.field, "01/05/2024" in refused.value.sentence) == ("left_on", True)


def test_leaving_before_starting_work_is_refused() -> None:
    with pytest.raises(Refused, match="trước ngày vào làm 01/06/2024") as refused:
        recording_rules.refuse_bad_period(replace(member(None, MAY), started_on=JUNE))
    assert refused.value.field == "left_on"


def test_a_reason_for_leaving_needs_a_day() -> None:
    with pytest.raises(Refused, match="Nghỉ hưu"):
        recording_rules.refuse_bad_period(member(why=LeavingReason.RETIRED))


@pytest.mark.parametrize("birth", [BirthDay(day=date(2024, 12, 16)), BirthDay(year=2025)])
def test_a_birth_in_the_future_is_refused(birth: BirthDay) -> None:
    with pytest.raises(Refused) as refused:
        recording_rules.refuse_bad_person(PersonFacts("DV001", "Lê Thị Mai", Sex.FEMALE, birth), TODAY)
    assert refused.value.field == "birth"


@pytest.mark.parametrize(
    ("code", "name"), [("", "Lê Mai"), ("A", ""), ("A#2", "Lê Mai"), ("A" * 41, "Lê Mai")]
)
def test_a_person_needs_a_name_and_a_short_plain_code(code: str, name: str) -> None:
    with pytest.raises(Refused):
        recording_rules.refuse_bad_person(PersonFacts(code, name, Sex.FEMALE), TODAY)
