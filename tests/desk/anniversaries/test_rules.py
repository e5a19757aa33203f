"""Days that come every year: when, and how they are worded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.rules import comes_on, coming, day_text, refuse_bad_anniversary
from app.desk.calendar.facts import ENTRY, Mark
from app.desk.calendar.rules import by_day, month_in_address, weeks_of
from app.web.overviews import MarkKind

UNIONS = AnniversaryFacts("Ngày thành lập Công đoàn Việt Nam", 28, 7, 1929)
TET = AnniversaryFacts("Tết Nguyên đán", 1, 1, is_lunar=True)
TODAY = date(2024, 12, 15)


def test_the_number_of_a_year() -> None:
    found = comes_on(UNIONS, date(2024, 7, 28), date(2025, 7, 28))
    assert found == [(date(2024, 7, 28), 95), (date(2025, 7, 28), 96)]
    assert day_text(UNIONS.name, 96) == "96 năm ngày thành lập Công đoàn Việt Nam"


def test_no_number_in_the_year_of_the_event_nor_where_nobody_counts() -> None:
    assert comes_on(UNIONS, date(1929, 7, 28), date(1929, 7, 28)) == [(date(1929, 7, 28), None)]
    assert day_text("Giỗ Tổ Hùng Vương", None) == "Giỗ Tổ Hùng Vương"


@pytest.mark.parametrize(("year", "day"), [(2007, date(2007, 2, 17)), (2030, date(2030, 2, 2))])
def test_the_lunar_new_year_is_the_vietnamese_one(year: int, day: date) -> None:
    assert comes_on(TET, date(year, 1, 1), date(year, 12, 31)) == [(day, None)]


def test_a_lunar_day_of_the_last_month_falls_in_the_next_common_year() -> None:
    kitchen = AnniversaryFacts("Ông Công, ông Táo", 23, 12, is_lunar=True)
    assert coming(kitchen, date(2025, 1, 1)) == (date(2025, 1, 22), None)


def test_29_february_comes_on_the_28th_in_common_years() -> None:
    leap = AnniversaryFacts("Ngày nhuận", 29, 2, 2000)
    assert [day for day, _ in comes_on(leap, date(2023, 1, 1), date(2024, 12, 31))] == [
        date(2023, 2, 28),
        date(2024, 2, 29),
    ]


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 30), st.integers(1, 12))
def test_a_lunar_day_comes_again_within_thirteen_months(today: date, day: int, month: int) -> None:
    found = coming(AnniversaryFacts("một ngày", day, month, is_lunar=True), today)
    assert found is not None
    assert today <= found[0] <= today + timedelta(days=400)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (AnniversaryFacts("x", 31, 4), "day"),
        (AnniversaryFacts("x", 31, 1, is_lunar=True), "day"),
        (AnniversaryFacts("x", 1, 13), "month"),
        (AnniversaryFacts("x", 1, 1, 2025), "year"),
    ],
)
def test_days_that_no_year_has_are_refused(facts: AnniversaryFacts, field: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_anniversary(facts, TODAY)
    assert refused.value.field == field


def test_a_month_is_whole_weeks_from_monday() -> None:
    weeks = weeks_of(date(2024, 12, 1))
    assert weeks[0][0] == date(2024, 11, 25)
    assert weeks[-1][-1] == date(2025, 1, 5)
    assert len(weeks) == 6


@given(st.dates(date(1901, 1, 1), date(2198, 12, 31)))
def test_every_day_of_a_month_is_shown_once(day: date) -> None:
    shown = [one for week in weeks_of(day.replace(day=1)) for one in week]
    assert shown.count(day) == 1
    assert shown == [shown[0] + timedelta(days=n) for n in range(len(shown))]
    assert shown[0].weekday() == 0
    assert len(shown) % 7 == 0


def test_a_busy_day_shows_five_marks_and_counts_the_others() -> None:
    deadline = MarkKind(place=10, key="deadline", label="Hạn", icon="hourglass", page="requests.show")
    marks = [Mark(ENTRY, TODAY, f"việc {n}", n) for n in range(5)]
    marks.append(Mark(deadline, TODAY, "Hạn", 1))
    shown = by_day(marks, {TODAY: 7})[TODAY]
    assert [mark.title for mark in shown.marks] == ["Hạn", "việc 0", "việc 1", "việc 2", "việc 3"]
    assert shown.more == 8


@pytest.mark.parametrize(
    "text", ["2024", "2024-13", "24-1", "2024-1-1", "٢٠٢٤-12", "0000-01", "9999-12", "x-y"]
)
def test_months_that_are_none(text: str) -> None:
    assert month_in_address(text, TODAY) is None


def test_months_that_are_some() -> None:
    assert month_in_address("", TODAY) == date(2024, 12, 1)
    assert month_in_address("2025-2", TODAY) == date(2025, 2, 1)
