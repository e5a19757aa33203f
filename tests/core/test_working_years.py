"""What `Năm` means to a union, which period comes next, and where what is recorded for a year counts."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.periods import BadPeriod, next_like, parse_period, period_of
from app.core.years.working import WorkingYear, is_recorded_for, read_year, working_year_on, year_text

SCHOOL, CALENDAR = WorkingYear.SCHOOL, WorkingYear.CALENDAR


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2024", "2025"),
        ("Năm học 2021-2022", "Năm học 2022-2023"),
        ("6 tháng đầu năm 2025", "6 tháng cuối năm 2025"),
        ("6 tháng cuối năm 2025", "6 tháng đầu năm 2026"),
        ("Quý 1/2025", "Quý 2/2025"),
        ("Quý 4/2025", "Quý 1/2026"),
        ("11/2025", "12/2025"),
        ("12/2025", "01/2026"),
        ("Nhiệm kỳ 2023-2028", "Nhiệm kỳ 2028-2033"),
        ("9 tháng 2025", "Quý 4/2025"),
    ],
)
def test_the_next_period_is_of_the_same_kind(text: str, after: str) -> None:
    found = next_like(parse_period(text))
    assert found is not None
    assert found.label == after


@pytest.mark.parametrize("text", ["2023-12-01..2024-11-30", "2200", "Nhiệm kỳ 2190-2200"])
def test_after_two_free_dates_or_the_last_year_comes_none(text: str) -> None:
    assert next_like(parse_period(text)) is None


@pytest.mark.parametrize(
    ("text", "kept", "label"),
    [
        ("2022", None, "2022"),
        ("2022", CALENDAR, "2022"),
        ("2022", SCHOOL, "Năm học 2021-2022"),
        ("năm 2022", SCHOOL, "Năm học 2021-2022"),
        ("năm học 2021 - 2022", CALENDAR, "Năm học 2021-2022"),
        ("6 tháng 2022", SCHOOL, "6 tháng đầu năm 2022"),
        ("2022-01-01..2022-12-31", SCHOOL, "2022"),
    ],
)
def test_a_bare_year_is_the_working_year_that_ends_in_it(
    text: str, kept: WorkingYear | None, label: str
) -> None:
    assert read_year(text, kept) == label


@pytest.mark.parametrize("label", ["2022", "Năm học 2021-2022", "Quý 1/2022"])
@pytest.mark.parametrize("kept", [None, CALENDAR, SCHOOL])
def test_what_is_recorded_is_written_so_that_it_is_read_back(label: str, kept: WorkingYear | None) -> None:
    assert read_year(year_text(label, kept), kept) == label


def test_what_is_no_period_is_refused() -> None:
    with pytest.raises(BadPeriod):
        read_year("năm ngoái", SCHOOL)


def test_the_working_year_of_a_day() -> None:
    days = (date(2024, 8, 31), date(2024, 9, 1))
    assert [working_year_on(day, SCHOOL).label for day in days] == ["Năm học 2023-2024", "Năm học 2024-2025"]
    assert [working_year_on(day, None).label for day in days] == ["2024", "2024"]


@pytest.mark.parametrize(
    ("own", "day", "period", "cut", "counts"),
    [
        # The whole year has all of its own, whenever it was decided and wherever the cut-off lies.
        ("2024", None, "2024", date(2024, 11, 30), True),
        ("2024", date(2025, 2, 1), "2024", date(2024, 11, 30), True),
        ("2024", date(2025, 2, 1), "2025", date(2025, 12, 31), False),
        ("2024", date(2025, 2, 1), "Quý 1/2025", date(2025, 3, 31), False),
        # In a part of it what has a day counts on that day, what has none on the last.
        ("2024", date(2024, 5, 2), "6 tháng đầu năm 2024", date(2024, 6, 30), True),
        ("2024", date(2024, 5, 2), "6 tháng đầu năm 2024", date(2024, 4, 30), False),
        ("2024", date(2024, 5, 2), "6 tháng cuối năm 2024", date(2024, 12, 31), False),
        ("2024", None, "6 tháng đầu năm 2024", date(2024, 6, 30), False),
        ("2024", None, "6 tháng cuối năm 2024", date(2024, 12, 31), True),
        # A school year is one's own; a calendar year ends on 31 December.
        ("Năm học 2021-2022", None, "Năm học 2021-2022", date(2022, 8, 31), True),
        ("2021", None, "Năm học 2021-2022", date(2022, 8, 31), True),
        ("2022", None, "Năm học 2021-2022", date(2022, 8, 31), False),
        ("2022", date(2022, 5, 20), "Năm học 2021-2022", date(2022, 8, 31), True),
        ("Năm học 2021-2022", None, "2022", date(2022, 12, 31), True),
        ("2024", None, "Nhiệm kỳ 2023-2025", date(2025, 12, 31), True),
        ("Nhiệm kỳ 2023-2025", None, "2024", date(2024, 12, 31), False),
    ],
)
def test_where_what_is_recorded_for_a_year_counts(
    own: str, day: date | None, period: str, cut: date, counts: bool
) -> None:
    assert is_recorded_for(period_of(own), day, parse_period(period), cut) is counts
