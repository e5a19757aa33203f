"""Who came and who left: worked examples, and the sum that must hold of any roster and any time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.people.headcount.rules import Movements, at_work_on, movements
from app.people.roster.facts import LeavingReason, MembershipFacts, Person, PersonFacts, Sex, Standing
from app.people.roster.recording_rules import overlap_of
from app.people.roster.rules import AT_WORK, State, state_on

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
RETIRED, MOVED, XIN_RA = LeavingReason.RETIRED, LeavingReason.TRANSFERRED, LeavingReason.LEFT_UNION
Row = MembershipFacts


def member(
    joined: date | None = None, left: date | None = None, why: LeavingReason | None = None
) -> MembershipFacts:
    return MembershipFacts(Standing.MEMBER, joined, left_on=left, leaving_reason=why)


def waiting(started: date | None = None, left: date | None = None) -> MembershipFacts:
    return MembershipFacts(Standing.NOT_JOINED, started_on=started, left_on=left)


def person(*rows: MembershipFacts) -> Person:
    return Person(7, PersonFacts("DV007", "Lê Thị Mai", Sex.FEMALE), rows)


def counts(*rows: MembershipFacts, first: date = FIRST, last: date = LAST) -> tuple[int, int, int, int]:
    """(became a member, ceased to be one, began work, ended it)"""
    found = movements([person(*rows)], first, last)
    return len(found.joined), len(found.left), len(found.started), len(found.ended)


def test_who_was_there_all_along_does_not_move() -> None:
    assert counts(member()) == counts(member(date(2010, 1, 1))) == counts(waiting()) == (0, 0, 0, 0)


def test_the_first_and_the_last_day_count() -> None:
    assert counts(member(FIRST)) == counts(member(LAST)) == (1, 0, 1, 0)
    assert counts(member(None, FIRST, RETIRED)) == counts(member(None, LAST, RETIRED)) == (0, 1, 0, 1)


def test_what_lies_outside_does_not() -> None:
    assert counts(member(FIRST), first=JUNE) == (0, 0, 0, 0)
    assert counts(member(JULY, date(2024, 8, 1), RETIRED), last=JUNE) == (0, 0, 0, 0)


def test_who_joins_and_leaves_within_it_counts_in_both() -> None:
    assert counts(member(MAY, JULY, MOVED)) == (1, 1, 1, 1)


def test_who_left_on_the_day_of_joining_never_was_a_member() -> None:
    assert counts(member(MAY, MAY, MOVED)) == (0, 0, 0, 0)


def test_admission_at_the_same_work_is_no_start() -> None:
    assert counts(waiting(None, MAY), member(MAY)) == (1, 0, 0, 0)
    assert counts(waiting(), member(MAY)) == (1, 0, 0, 0)
    assert counts(replace(member(MAY), started_on=date(2023, 9, 1))) == (1, 0, 0, 0)
    assert counts(replace(member(JUNE), started_on=MAY)) == (1, 0, 1, 0)


def test_a_change_of_standing_is_no_departure_from_work() -> None:
    assert counts(member(None, MAY), Row(Standing.ELSEWHERE, MAY)) == (0, 1, 0, 0)
    assert counts(member(None, MAY, XIN_RA)) == (0, 1, 0, 0)
    assert counts(Row(Standing.ELSEWHERE, left_on=MAY), member(MAY)) == (1, 0, 0, 0)


def test_periods_without_a_gap_are_no_movement() -> None:
    assert counts(member(None, MAY), member(MAY, JULY), member(JULY)) == (0, 0, 0, 0)


def test_who_comes_back_left_and_came() -> None:
    assert counts(member(None, MAY, MOVED), member(JULY)) == (1, 1, 1, 1)
    assert counts(member(None, MAY, XIN_RA), member(JULY)) == (1, 1, 0, 0)
    back = replace(member(JULY), started_on=JUNE)
    assert counts(member(None, MAY, MOVED), back) == (1, 1, 1, 1)
    assert counts(member(None, MAY, MOVED), back, last=date(2024, 6, 30)) == (0, 1, 1, 1)


def test_who_left_is_reported_as_they_were_and_who_came_as_they_are() -> None:
    found = movements([person(member(None, MAY, MOVED), member(JULY))], FIRST, LAST)
    assert [one.period.leaving_reason for one in found.left] == [MOVED]
    assert [one.period.joined_on for one in found.joined] == [JULY]
    stayed = movements([person(member(None, MAY, XIN_RA))], FIRST, LAST).stayed
    assert [one.period.leaving_reason for one in stayed] == [XIN_RA]


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 12))
ROWS = st.lists(
    st.builds(
        MembershipFacts,
        standing=st.sampled_from(Standing),
        started_on=st.none() | DAYS,
        joined_on=st.none() | DAYS,
        left_on=st.none() | DAYS,
        leaving_reason=st.none() | st.sampled_from(LeavingReason),
    ),
    max_size=4,
).filter(lambda rows: overlap_of(rows) is None)
ROSTERS = st.lists(ROWS, max_size=5)


def numbered(rosters: list[list[MembershipFacts]]) -> list[Person]:
    facts = PersonFacts("DV007", "Lê Thị Mai", Sex.FEMALE)
    return [Person(number, facts, tuple(rows)) for number, rows in enumerate(rosters)]


def closing(opening: int, came: list[object], left: list[object]) -> int:
    return opening + len(came) - len(left)


@given(ROSTERS, DAYS, DAYS)
def test_opening_and_those_who_came_less_those_who_left_is_closing(
    rosters: list[list[MembershipFacts]], one: date, other: date
) -> None:
    people, (first, last) = numbered(rosters), sorted((one, other))
    before, after = at_work_on(people, first - timedelta(days=1)), at_work_on(people, last)
    found = movements(people, first, last)
    assert closing(len(before), [*found.started], [*found.ended]) == len(after)
    members, now = (sum(held.is_member for held in some) for some in (before, after))
    assert closing(members, [*found.joined], [*found.left]) == now


@given(ROSTERS, DAYS, DAYS)
def test_nothing_moves_on_other_days_than_those_that_are_written(
    rosters: list[list[MembershipFacts]], one: date, other: date
) -> None:
    """The same counted day by day."""
    people, (first, last) = numbered(rosters), sorted((one, other))
    joined = left = started = ended = 0
    for each in people:
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            before, now = (state_on(each.memberships, on) for on in (day - timedelta(days=1), day))
            joined += now is State.MEMBER and before is not State.MEMBER
            left += before is State.MEMBER and now is not State.MEMBER
            started += now in AT_WORK and before not in AT_WORK
            ended += before in AT_WORK and now not in AT_WORK
    found: Movements = movements(people, first, last)
    assert (len(found.joined), len(found.left)) == (joined, left)
    assert (len(found.started), len(found.ended)) == (started, ended)


@given(ROWS, DAYS)
def test_a_part_is_reported_in_two_halves_as_in_one(rows: list[MembershipFacts], middle: date) -> None:
    first, last = date(2024, 1, 1), date(2024, 1, 12)
    whole = movements([person(*rows)], first, last)
    halves = [
        movements([person(*rows)], *days)
        for days in ((first, middle), (middle + timedelta(days=1), last))
        if days[0] <= days[1]
    ]
    assert whole.joined == [held for half in halves for held in half.joined]
    assert whole.ended == [held for half in halves for held in half.ended]
