"""Days of the Vietnamese lunar calendar, some of which differ from China's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import solar_to_lunar

from app.core.lunar import lunar_day


@pytest.mark.parametrize(
    "day",
    [
        date(1968, 1, 29),  # from that year on at UTC+7: China had 30/1
        date(1985, 1, 21),  # China had 20/2
        date(2007, 2, 17),  # China had 18/2
        date(2023, 1, 22),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2030, 2, 2),  # China has 3/2
        date(2033, 1, 31),
    ],
)
def test_the_first_day_of_the_year(day: date) -> None:
    assert lunar_day(1, 1, day.year) == day


@pytest.mark.parametrize("day", [date(2023, 9, 29), date(2024, 9, 17), date(2025, 10, 6), date(2026, 9, 25)])
def test_mid_autumn_leaves_leap_months_aside(day: date) -> None:
    assert lunar_day(15, 8, day.year) == day


def test_the_thirtieth_of_a_short_month_is_its_last_day() -> None:
    assert lunar_day(30, 12, 2023) == date(2024, 2, 9)
    assert lunar_day(30, 12, 2024) == date(2025, 1, 28)  # a month of 29 days
    assert lunar_day(29, 12, 2024) == date(2025, 1, 28)


@pytest.mark.parametrize("year", [0, 1899, 2100, 9999, -5])
def test_years_that_are_not_known_have_no_days(year: int) -> None:
    assert lunar_day(1, 1, year) is None


@given(st.integers(1, 29), st.integers(1, 12), st.integers(1900, 2099))
def test_a_day_found_reads_as_it_was_asked_for(day: int, month: int, year: int) -> None:
    found = lunar_day(day, month, year)
    assert found is not None
    lunar = solar_to_lunar(found)
    assert (lunar.day, lunar.month, lunar.year, lunar.leap) == (day, month, year, False)
