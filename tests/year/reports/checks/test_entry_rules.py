"""What deserves a look before the paper is signed: each with its entries and the way to put it right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.life.events.facts import Category, EventFacts
from app.life.events.rules import lacks_last_day
from app.life.visits.rules import number_named
from app.log.activities.facts import MoneySource
from app.log.figures.facts import LoggedEntry
from app.people.roster.facts import MembershipFacts, Standing
from app.people.roster.rules import was_member_between
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.rules import Score
from app.year.figures.record import Figure
from app.year.reports.checks.entry_rules import entry_findings
from app.year.reports.record import ReportRecord
from app.year.reports.report import Finding, Remedy
from tests.worked_year import RECORD, REPORT_RECORD, over, with_entries


@pytest.mark.parametrize(
    ("recipient", "named"),
    [
        ("04 cựu nữ thanh niên xung phong", 4),
        ("12 Mẹ Việt Nam anh hùng", 12),
        ("8/3: chị em", None),
        ("20 năm thành lập", None),
        ("Nguyễn Văn Bình", None),
        ("Tổ 2", None),
    ],
)
def test_a_name_may_begin_with_a_number_of_people(recipient: str, named: int | None) -> None:
    assert number_named(recipient) == named


@pytest.mark.parametrize(
    ("times", "ends_on", "lacks"),
    [(12, None, True), (12, date(2024, 12, 31), False), (1, None, False), (None, None, False)],
)
def test_several_times_want_a_last_day(times: int | None, ends_on: date | None, lacks: bool) -> None:
    facts = EventFacts(date(2024, 1, 15), Category.OTHER, "Họp", ends_on=ends_on, times=times)
    assert lacks_last_day(facts) is lacks


def test_who_left_in_the_period_was_a_member_in_it() -> None:
    held = MembershipFacts(standing=Standing.MEMBER, joined_on=date(2020, 1, 1), left_on=date(2024, 3, 1))
    assert was_member_between([held], date(2024, 1, 1), date(2024, 12, 31))
    assert not was_member_between([held], date(2024, 3, 1), date(2024, 12, 31))
    assert not was_member_between([held], date(2019, 1, 1), date(2019, 12, 31))
    worker = replace(held, standing=Standing.NOT_JOINED)
    assert not was_member_between([worker], date(2024, 1, 1), date(2024, 2, 1))


def found(given: ReportRecord, words: str) -> list[Finding]:
    return [one for one in entry_findings(given) if words in one.message]


def test_the_worked_year_lacks_one_last_day() -> None:
    [finding] = entry_findings(replace(REPORT_RECORD, scores=()))
    assert finding.message.startswith("«Vệ sinh cơ quan» ghi 12 lần mà chưa có ngày cuối")


def test_an_activity_that_names_who_is_ill_is_named_before_it_is_printed() -> None:
    name = RECORD.people[0].facts.full_name
    events = [
        EventFacts(date(2024, 5, 6), Category.OTHER, f"Thăm đồng chí {name} nằm viện"),
        EventFacts(date(2024, 5, 7), Category.OTHER, f"Gặp mặt đồng chí {name}"),
        EventFacts(date(2024, 5, 8), Category.OTHER, "Thăm trẻ em nằm viện"),
    ]
    [finding] = found(with_entries(events=events), "ốm đau")
    assert finding.message.startswith(f"«Thăm đồng chí {name} nằm viện» nêu tên {name}")
    assert finding.sources == ("activities/601",)
    assert not finding.stops


def test_more_titles_and_ratings_than_members_are_named() -> None:
    """Nobody was a member, yet somebody has a title and is rated."""
    given = replace(REPORT_RECORD, record=replace(RECORD, people=()))
    titles = found(given, "cá nhân: ")
    assert titles
    assert all("nhiều hơn số người là đoàn viên trong kỳ" in one.message for one in titles)
    assert all(one.sources and not one.stops for one in titles)
    [ratings] = found(given, "Xếp loại")
    assert ratings.remedy == Remedy("Mở danh sách xếp loại", "ratings.index")


def test_a_number_in_a_name_is_held_against_the_number_of_people() -> None:
    visit = RECORD.visits[0]
    odd = replace(visit, facts=replace(visit.facts, recipient="04 cựu chiến binh", people=None))
    [finding] = found(replace(REPORT_RECORD, record=replace(RECORD, visits=(odd,))), "04 cựu chiến binh")
    assert "tên người nhận nói 04, Số người là 01" in finding.message
    assert not finding.stops
    assert finding.sources == (visit.source,)
    assert finding.remedy == Remedy("Sửa Số người", "welfare.edit", (("row_id", str(visit.id)),))
    right = replace(odd, facts=replace(odd.facts, people=4))
    assert found(replace(REPORT_RECORD, record=replace(RECORD, visits=(right,))), "cựu chiến binh") == []


def test_money_that_waits_for_a_fund_is_named_until_it_is_settled() -> None:
    visit = RECORD.visits[0]
    waits = replace(visit.facts, fund_id=None, amount=300_000, money_source=MoneySource.UNSETTLED)
    event = EventFacts(
        date(2024, 3, 8), Category.WOMEN, "Tọa đàm", cost=600_000, money_source=MoneySource.UNSETTLED
    )
    record = replace(RECORD, visits=(replace(visit, facts=waits),), events=(LoggedEntry(77, event),))
    [finding] = found(replace(REPORT_RECORD, record=record), "chờ thủ quỹ chọn quỹ")
    assert finding.message.startswith("02 khoản, 900.000 đồng, chờ thủ quỹ chọn quỹ")
    assert finding.sources == (visit.source, "activities/77")
    assert not finding.stops
    assert finding.remedy == Remedy("Mở Tiền chờ chọn quỹ", "unsettled.index")
    others = replace(waits, money_source=MoneySource.OTHERS)
    settled = replace(RECORD, visits=(replace(visit, facts=others),))
    assert found(replace(REPORT_RECORD, record=settled), "chờ thủ quỹ") == []


def test_several_times_without_a_last_day_are_named() -> None:
    event = LoggedEntry(77, EventFacts(date(2024, 1, 15), Category.OTHER, "Giao ban", times=12))
    [finding] = found(replace(REPORT_RECORD, record=replace(RECORD, events=(event,))), "Giao ban")
    assert "chưa có ngày cuối" in finding.message
    assert finding.remedy == Remedy("Ghi ngày cuối", "events.edit", (("row_id", "77"),))


def commitment(result: Decimal | None, figure: Figure | None = None, *, is_counted: bool = False) -> Score:
    return Score(9, CommitmentFacts("2024", "Thăm đoàn viên khó khăn"), result, figure, is_counted=is_counted)


def test_a_commitment_without_a_result_is_neither_kept_nor_missed() -> None:
    [finding] = found(replace(REPORT_RECORD, scores=(commitment(None),)), "chưa được đánh giá")
    assert finding.sources == ("commitments/9",)
    assert finding.remedy is not None
    assert finding.remedy.label == "Ghi kết quả"


def test_a_share_of_nobody_is_named() -> None:
    nobody = commitment(None, Figure(0, 0, ()), is_counted=True)
    [finding] = found(replace(REPORT_RECORD, scores=(nobody,)), "không có ai")
    assert not finding.stops
    somebody = commitment(Decimal(100), Figure(2, 2, ("members/1",)), is_counted=True)
    assert found(replace(REPORT_RECORD, scores=(somebody,)), "không có ai") == []


def test_a_result_that_somebody_stated_has_no_day_in_a_part_of_the_year() -> None:
    half = over("6 tháng đầu năm 2024")
    stated, counted = commitment(Decimal(7)), commitment(Decimal(100), is_counted=True)
    [finding] = found(ReportRecord(half, (counted, stated), None, (), (), ()), "do cán bộ ghi")
    assert finding.message == (
        "Kết quả cam kết số 2 do cán bộ ghi, không kèm ngày: xem lại có đúng là kết quả đến ngày 30/06/2024 "
        "không."
    )
    assert not finding.stops
    assert found(replace(REPORT_RECORD, scores=(stated,)), "do cán bộ ghi") == []
