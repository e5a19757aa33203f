"""A bare year in the report of a school year: what is left out is named until the union says how it works."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.periods import parse_period
from app.core.years.working import WorkingYear
from app.life.awards.actions import record_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.ratings.actions import record_rating
from app.life.ratings.facts import Level, RatedSubject, RatingFacts
from app.office.units.models import Unit
from app.year.commitments.actions import record_commitment
from app.year.commitments.facts import CommitmentFacts
from app.year.reports.queries import gather_report
from app.year.reports.report import Finding, Remedy
from tests.conftest import OFFICER, TODAY


def left_out(union: Unit, period: str) -> list[Finding]:
    findings = gather_report(union, parse_period(period)).findings
    return [one for one in findings if one.message.startswith("Không tính")]


def award(union: Unit, year: str, granted_on: date | None = None, name: str = "Lê Thị Ấm") -> None:
    facts = AwardFacts(year, Subject.PERSON, name, "Giấy khen", Stage.GRANTED, granted_on=granted_on)
    record_award(union.id, facts, OFFICER, TODAY)


def test_a_school_year_names_the_rows_of_a_bare_year_that_it_leaves_out(union: Unit) -> None:
    award(union, "2024")
    award(union, "2024", date(2024, 3, 8), "Trần Văn Cường")
    award(union, "2023")
    award(union, "Năm học 2023-2024")
    record_rating(union.id, RatingFacts("2024", RatedSubject.MEMBER, Level.GOOD, quantity=20), OFFICER, TODAY)
    record_commitment(union.id, CommitmentFacts("2024", "Thăm đoàn viên"), OFFICER, TODAY)
    [finding] = left_out(union, "Năm học 2023-2024")
    assert finding.message.startswith("Không tính 01 khen thưởng, 01 xếp loại, 01 cam kết ghi «2024»")
    assert "thành «Năm học 2023-2024»" in finding.message
    assert len(finding.sources) == 3
    assert not finding.stops
    assert finding.remedy == Remedy("Ghi Năm công tác", "units.edit")


@pytest.mark.parametrize("period", ["2024", "6 tháng đầu năm 2024", "Năm học 2024-2025"])
def test_other_periods_leave_nothing_out_for_that(union: Unit, period: str) -> None:
    award(union, "2024")
    assert left_out(union, period) == []


def test_a_union_that_said_how_it_works_is_not_asked(union: Unit) -> None:
    award(union, "2024")
    union.working_year = WorkingYear.SCHOOL
    assert left_out(union, "Năm học 2023-2024") == []
