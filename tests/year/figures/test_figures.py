"""What is counted from the worked year (tests/worked_year.py), each number checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.dues.funds.facts import Basis, TermFacts
from app.life.events.facts import Category
from app.log.figures.facts import Scope
from app.people.roster.facts import Joining, Person
from app.year.figures import counting as figures
from app.year.figures.record import FundTerms, Record
from tests.worked_year import DUES, FUNDS, HOUSE, RECORD, over, reading_of

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


def test_a_payment_for_another_year_does_not_count_for_this_one() -> None:
    assert sum(one.amount for one in figures.paid_for(RECORD, HOUSE_FUND)) == 220_000
    assert [one.amount for one in figures.paid_for_other_periods(RECORD, HOUSE_FUND)] == [40_000]


def test_of_a_part_of_the_year_the_day_decides() -> None:
    """In the first half the January payment for 2023 counts, and Em's of 20 June."""
    half = over("6 tháng đầu năm 2024")
    assert sum(one.amount for one in figures.paid_for(half, HOUSE_FUND)) == 260_000


def test_paid_in_full_beside_the_share() -> None:
    """Dung paid half of it."""
    full = figures.paid_in_full(RECORD, HOUSE_FUND)
    assert full is not None
    assert (full.part, full.total) == (4, 5)


def test_a_share_of_the_salary_is_asked_month_by_month() -> None:
    """0,5% of 6.000.000 is 30.000 a month: 360.000 for An, 210.000 for Em, a member from June on."""
    an, em = RECORD.people[0], RECORD.people[4]
    assert figures.due(an, DUES_FUND, RECORD) == 360_000
    assert figures.due(em, DUES_FUND, RECORD) == 210_000


def test_a_rate_that_changes_in_the_year_asks_each_month_its_own() -> None:
    fund = FundTerms(
        9,
        "Hỗ trợ",
        (
            TermFacts("Hỗ trợ", Basis.MONTH, Decimal(50_000), ends_on=date(2024, 6, 30)),
            TermFacts("Hỗ trợ", Basis.MONTH, Decimal(60_000), starts_on=date(2024, 7, 1)),
        ),
    )
    assert figures.due(RECORD.people[0], fund, RECORD) == 6 * 50_000 + 6 * 60_000


def test_a_yearly_rate_asks_nothing_of_half_a_year() -> None:
    half = over("6 tháng đầu năm 2024")
    assert figures.paid_in_full(half, HOUSE_FUND) is None


def test_a_voluntary_fund_asks_nothing() -> None:
    assert figures.paid_in_full(RECORD, POOR_FUND) is None


def test_a_salary_that_is_not_known_leaves_the_question_open() -> None:
    unknown = replace(
        RECORD.people[0], memberships=(replace(RECORD.people[0].memberships[0], dues_salary=None),)
    )
    record = replace(RECORD, people=(unknown, *RECORD.people[1:]))
    assert figures.paid_in_full(record, DUES_FUND) is None


def test_hardship_visited_counts_members_whom_a_visit_names() -> None:
    """Bình and Chi are marked; Bình was visited."""
    visited = figures.hardship_visited(RECORD)
    assert (visited.part, visited.total) == (1, 2)
    assert visited.sources == ("members/2", "members/3", "activities/201")


def test_events_are_counted_by_how_often() -> None:
    assert figures.event_count(RECORD, Category.CULTURE_SPORT).part == 12 + 1 + 1
    assert figures.event_count(RECORD, Category.TRAINING).part == 0


@pytest.mark.parametrize("fund", [HOUSE, DUES])
def test_every_figure_of_a_fund_names_its_collections(fund: int) -> None:
    [terms] = [one for one in FUNDS if one.id == fund]
    counted = {one.source for one in figures.paid_for(RECORD, terms)}
    assert counted <= set(figures.fund_share(RECORD, [terms]).sources)
