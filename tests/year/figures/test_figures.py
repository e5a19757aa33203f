"""Named figures of the worked year (tests/worked_year.py), each number checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.log.figures.facts import Scope
from app.people.roster.facts import Joining
from app.year.figures.record import FundTerms, Record
from app.year.figures.rules import fund_share
from tests.worked_year import FUNDS, RECORD, measure_in, over, reading_of

HOUSE_FUND, DUES_FUND, POOR_FUND = FUNDS


def names(record: Record, key: str = "people.members") -> list[str]:
    """The given names of the people whom a figure counts."""
    people = {person.source: person.facts.full_name.split()[-1] for person in record.people}
    return [people[row] for row in record.figure(key).sources]


def of_fund(record: Record, fund: FundTerms) -> tuple[int, int, int]:
    """How many a fund asked, how many of them paid, and paid in full."""
    asked, payers, full = (
        record.figure(f"fund[{fund.name}].{what}").number for what in ("asked", "payers", "payers_in_full")
    )
    return asked, payers, full


def test_members_are_those_of_the_cut_off_date() -> None:
    assert names(RECORD) == ["An", "Bình", "Chi", "Dung", "Em"]


def test_before_joining_and_until_the_day_before_leaving() -> None:
    assert names(over(RECORD.period, date(2024, 5, 31))) == ["An", "Bình", "Chi", "Dung", "Giang"]
    assert "Giang" in names(over(RECORD.period, date(2024, 9, 30)))
    assert "Giang" not in names(over(RECORD.period, date(2024, 10, 1)))


def test_admissions_and_departures_are_those_of_the_period() -> None:
    assert names(RECORD, "people.members.admitted") == ["Em"]
    assert names(RECORD, "people.members.left") == ["Giang"]


def test_who_came_from_elsewhere_was_not_admitted() -> None:
    """Em, had she been a member elsewhere before."""
    em = RECORD.people[4]
    came = replace(em, memberships=(replace(em.memberships[0], joining=Joining.TRANSFERRED_IN),))
    people = (*RECORD.people[:4], came, *RECORD.people[5:])
    record = replace(RECORD, scope=Scope(reading_of(people), RECORD.period, RECORD.as_of))
    assert record.figure("people.members.admitted").value == 0
    assert record.figure("people.members.transferred_in").sources == ("members/5",)


def test_a_fund_asks_members_of_the_day_only() -> None:
    """Giang paid too, and is no member any more: 5 of 5, not 6 of 5. Dung paid half of it."""
    assert of_fund(RECORD, HOUSE_FUND) == (5, 5, 4)
    assert RECORD.figure(f"fund[{HOUSE_FUND.name}].payers_left").sources == ("members/6",)


def test_the_share_of_a_measure_names_the_collections() -> None:
    share = fund_share(RECORD, [HOUSE_FUND.id])
    assert (share.part, share.total) == (5, 5)
    assert share.value == 100
    assert "activities/101" in share.sources


def test_the_share_of_several_funds_needs_a_payment_into_each() -> None:
    share = fund_share(RECORD, [HOUSE_FUND.id, DUES_FUND.id])
    assert (share.part, share.total) == (1, 5)


def test_a_yearly_fund_is_asked_in_each_part_of_its_year() -> None:
    """On 30 June Giang is a member, who paid in March, and so is Em, who joined and paid in June."""
    assert of_fund(over("6 tháng đầu năm 2024"), HOUSE_FUND) == (6, 6, 5)


def test_a_voluntary_fund_asks_nobody() -> None:
    assert of_fund(RECORD, POOR_FUND) == (0, 0, 0)


def test_hardship_visited_counts_members_whom_a_visit_names() -> None:
    """Bình and Chi are marked; Bình was visited."""
    visited = RECORD.figure("hardship.visited")
    assert (visited.value, visited.sources) == (1, ("members/2",))
    assert [one.row for one in visited.left_out] == ["members/3"]


def test_events_are_counted_by_how_often() -> None:
    assert RECORD.figure("events.times[Văn hóa, thể thao]").value == 12 + 1 + 1
    assert RECORD.figure("events.times[Đào tạo, bồi dưỡng]").value == 0


@pytest.mark.parametrize(
    ("words", "part", "total"),
    [
        (f"Tỷ lệ đóng quỹ: {HOUSE_FUND.name}", 5, 5),
        ("Tỷ lệ đoàn viên khó khăn được thăm hỏi", 1, 2),
        ("Số lượng hoạt động: Văn hóa, thể thao", 14, None),
        ("Số đoàn viên kết nạp", 1, None),
    ],
)
def test_a_measure_picks_its_figure(words: str, part: int, total: int | None) -> None:
    measure = measure_in(words)
    assert measure is not None
    figure = measure.count(RECORD)
    assert figure is not None
    assert (figure.part, figure.total) == (part, total)


@pytest.mark.parametrize("fund", [HOUSE_FUND, DUES_FUND])
def test_every_share_of_a_fund_names_its_collections(fund: FundTerms) -> None:
    one = RECORD.fund_periods[fund.id]
    own = {
        f"activities/{payment.collection_id}"
        for member_id, payment in one.payments
        if payment.start.year == 2024 and member_id in one.payers
    }
    assert own
    assert own <= set(fund_share(RECORD, [fund.id]).sources)
