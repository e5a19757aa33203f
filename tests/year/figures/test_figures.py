"""What is counted from the worked year (tests/worked_year.py), each number checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.log.figures.facts import Scope
from app.people.roster.facts import Joining, Person
from app.year.figures import counting as figures
from app.year.figures.record import FundTerms, Record
from tests.worked_year import FUNDS, RECORD, over, reading_of

HOUSE_FUND, DUES_FUND, POOR_FUND = FUNDS


def names(people: list[Person]) -> list[str]:
    return [person.facts.full_name.split()[-1] for person in people]


def at(record: Record, day: date) -> Record:
    return over(record.period, day)


def test_members_are_those_of_the_cut_off_date() -> None:
    assert names(figures.members(RECORD)) == ["An", "Bình", "Chi", "Dung", "Em"]


def test_before_joining_and_until_the_day_before_leaving() -> None:
    may = at(RECORD, date(2024, 5, 31))
    assert names(figures.members(may)) == ["An", "Bình", "Chi", "Dung", "Giang"]
    assert "Giang" in names(figures.members(at(RECORD, date(2024, 9, 30))))
    assert "Giang" not in names(figures.members(at(RECORD, date(2024, 10, 1))))


def test_admissions_and_departures_are_those_of_the_period() -> None:
    assert figures.admissions(RECORD).part == 1
    assert figures.admissions(RECORD).sources == ("members/5",)
    assert RECORD.figure("people.members.left").sources == ("members/6",)


def test_who_came_from_another_union_was_not_admitted() -> None:
    """Em, had she been a member elsewhere before."""
    em = RECORD.people[4]
    came = replace(em, memberships=(replace(em.memberships[0], joining=Joining.TRANSFERRED_IN),))
    people = (*RECORD.people[:4], came, *RECORD.people[5:])
    record = replace(RECORD, scope=Scope(reading_of(people), RECORD.period, RECORD.as_of))
    assert figures.admissions(record).part == 0
    assert record.figure("people.members.transferred_in").sources == ("members/5",)


def test_share_of_a_fund_counts_members_of_the_day_only() -> None:
    """Giang paid too, and is no member any more: 5 of 5, not 6 of 5."""
    share = figures.fund_share(RECORD, [HOUSE_FUND])
    assert (share.part, share.total) == (5, 5)
    assert share.value == 100
    assert "activities/101" in share.sources


def test_share_of_several_funds_needs_a_payment_into_each() -> None:
    share = figures.fund_share(RECORD, [HOUSE_FUND, DUES_FUND])
    assert (share.part, share.total) == (1, 5)


def test_paid_in_full_beside_the_share() -> None:
    """Dung paid half of it."""
    full = figures.paid_in_full(RECORD, HOUSE_FUND)
    assert full is not None
    assert (full.part, full.total) == (4, 5)


def test_a_yearly_fund_is_asked_in_each_part_of_its_year() -> None:
    """On 30 June Giang is a member, who paid in March, and so is Em, who joined and paid in June."""
    half = over("6 tháng đầu năm 2024")
    share, full = figures.fund_share(half, [HOUSE_FUND]), figures.paid_in_full(half, HOUSE_FUND)
    assert full is not None
    assert (share.part, share.total, full.part, full.total) == (6, 6, 5, 6)


def test_a_voluntary_fund_asks_nobody() -> None:
    assert figures.paid_in_full(RECORD, POOR_FUND) is None
    assert figures.fund_share(RECORD, [POOR_FUND]).total == 0


def test_hardship_visited_counts_members_whom_a_visit_names() -> None:
    """Bình and Chi are marked; Bình was visited."""
    visited = figures.share_of(RECORD.figure("hardship.visited"))
    assert (visited.part, visited.total) == (1, 2)
    assert visited.sources == ("members/2", "members/3")


def test_events_are_counted_by_how_often() -> None:
    held = figures.count_of(RECORD.figure("events.times[Văn hóa, thể thao]"))
    assert (held.part, held.total) == (12 + 1 + 1, None)
    assert sum(one.share for one in held.shares) == held.part
    assert figures.count_of(RECORD.figure("events.times[Đào tạo, bồi dưỡng]")).part == 0


@pytest.mark.parametrize("fund", [HOUSE_FUND, DUES_FUND])
def test_every_figure_of_a_fund_names_its_collections(fund: FundTerms) -> None:
    one = RECORD.fund_periods[fund.id]
    own = {
        f"activities/{payment.collection_id}"
        for member_id, payment in one.payments
        if payment.start.year == 2024 and member_id in one.payers
    }
    assert own
    assert own <= set(figures.fund_share(RECORD, [fund]).sources)
