"""From when a changed salary holds, and how a membership that it divides is described."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import Refused
from app.people.roster.facts import Joining, LeavingReason, MembershipFacts, Standing
from app.people.salaries.rules import membership_span_of, parts_of

OLD = MembershipFacts(Standing.MEMBER, date(2020, 5, 1), Joining.ADMITTED, dues_salary=5_000_000)
RAISED = replace(OLD, dues_salary=6_000_000)
JULY = date(2025, 7, 1)


def test_the_old_salary_stands_until_the_day_before() -> None:
    before, after = parts_of(OLD, replace(RAISED, position="Văn thư"), JULY)
    assert (before.dues_salary, before.left_on, before.leaving_reason) == (5_000_000, JULY, None)
    assert after is not None
    assert (after.dues_salary, after.joined_on, after.joining, after.left_on) == (6_000_000, JULY, None, None)
    assert before.position == after.position == "Văn thư", "what else is corrected holds for both"


@pytest.mark.parametrize("day", [None, date(2020, 5, 1), date(2019, 1, 1)])
def test_in_place_or_from_the_beginning_divides_nothing(day: date | None) -> None:
    assert parts_of(OLD, RAISED, day) == (RAISED, None)


def test_the_same_salary_divides_nothing() -> None:
    new = replace(OLD, position="Văn thư")
    assert parts_of(OLD, new, JULY) == (new, None)


def test_a_period_that_is_over_is_corrected_where_it_stands() -> None:
    gone = replace(RAISED, left_on=JULY, leaving_reason=LeavingReason.RETIRED)
    with pytest.raises(Refused, match="đã thôi từ 01/07/2025"):
        parts_of(OLD, gone, JULY)


def test_who_left_later_leaves_by_the_second_part() -> None:
    gone = replace(RAISED, left_on=date(2026, 1, 1), leaving_reason=LeavingReason.RETIRED)
    before, after = parts_of(OLD, gone, JULY)
    assert after is not None
    assert (before.leaving_reason, after.leaving_reason) == (None, LeavingReason.RETIRED)


def test_a_stay_is_reported_as_one() -> None:
    before, after = parts_of(OLD, RAISED, JULY)
    assert after is not None
    periods = [before, after]
    first, second = membership_span_of(periods, before), membership_span_of(periods, after)
    assert (first.joined_on, first.left_on) == (OLD.joined_on, None)
    assert (second.joined_on, second.joining, second.left_on) == (OLD.joined_on, Joining.ADMITTED, None)
