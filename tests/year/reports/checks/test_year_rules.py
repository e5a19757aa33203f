"""A school that does not state its working year sees what its school year's report leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.periods import parse_period
from app.core.years.working import WorkingYear
from app.extensions import db
from app.office.units.actions import correct_unit
from app.office.units.models import Unit
from app.office.units.queries import facts_of
from app.year.reports.queries import gather_report
from app.year.reports.report import Finding, Remedy
from tests.conftest import OFFICER
from tests.life.awards.entries import put_award, put_rating
from tests.year.commitments.rows import put_commitment, put_task

SCHOOL_YEAR = "Năm học 2021-2022"


def put_years(union: Unit) -> None:
    """Of each kind a row of 2021, of 2022 and of the school year itself."""
    for year in ("2021", "2022", SCHOOL_YEAR):
        put_commitment(union, year=year)
        put_award(union, year=year)
        put_rating(union, year=year)
        put_task(union, year=year)


def left_out(union: Unit, period: str = SCHOOL_YEAR) -> list[Finding]:
    found = gather_report(union, parse_period(period)).findings
    return [one for one in found if "Năm công tác" in one.message]


def test_rows_of_a_bare_year_that_are_left_out_are_named(union: Unit) -> None:
    """31 December 2021 lies in the school year, that of 2022 does not; 2022's plan is what follows."""
    put_years(union)
    commitments, awards, ratings, plan = left_out(union)
    assert commitments.message == (
        "Báo cáo năm học 2021-2022 không tính 02 cam kết ghi Năm 2021 và 2022: công đoàn chưa ghi Năm công "
        "tác, nên Năm chỉ có một số là năm dương lịch. Mục nào của năm học 2021-2022 thì ghi Năm là «Năm học "
        "2021-2022»."
    )
    assert "01 khen thưởng ghi Năm 2022:" in awards.message
    assert "01 xếp loại ghi Năm 2022:" in ratings.message
    assert "01 phương hướng ghi Năm 2021:" in plan.message
    assert [len(one.sources) for one in (commitments, awards, ratings, plan)] == [2, 1, 1, 1]
    assert awards.remedy == Remedy("Mở danh sách khen thưởng", "awards.index")
    assert not any(one.stops for one in (commitments, awards, ratings, plan))


def test_an_award_with_a_day_is_left_out_for_its_day(union: Unit) -> None:
    put_award(union, year="2022", granted_on=date(2022, 10, 1))
    assert left_out(union) == []


@pytest.mark.parametrize("kept", list(WorkingYear))
def test_a_union_that_says_its_working_year_is_not_asked(union: Unit, kept: WorkingYear) -> None:
    put_years(union)
    correct_unit(union, replace(facts_of(union), working_year=kept), OFFICER)
    db.session.commit()
    assert left_out(union) == []


def test_other_periods_leave_nothing_out_for_their_years(union: Unit) -> None:
    put_years(union)
    assert left_out(union, "2021") == []
    assert left_out(union, "6 tháng cuối năm 2021") == []
