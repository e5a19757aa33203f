"""On which day the book counts what happened in a closed month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.books.closings.rules import booked_on, open_months

D = date
HALF, YEAR = D(2025, 6, 30), D(2025, 12, 31)


@pytest.mark.parametrize(
    ("day", "closed", "today", "expected"),
    [
        (D(2025, 2, 12), None, D(2026, 11, 29), D(2025, 2, 12)),
        (D(2025, 7, 1), HALF, D(2026, 11, 29), D(2025, 7, 1)),
        # The old year is open: never in the next one.
        (D(2025, 2, 12), HALF, D(2026, 11, 29), D(2025, 7, 1)),
        (D(2025, 10, 5), D(2025, 11, 30), D(2026, 1, 15), D(2025, 12, 1)),
        # It is closed whole.
        (D(2025, 2, 12), YEAR, D(2026, 11, 29), D(2026, 11, 29)),
        (D(2025, 2, 12), YEAR, D(2027, 3, 1), D(2026, 1, 1)),
        (D(2024, 2, 12), HALF, D(2026, 11, 29), D(2025, 7, 1)),
        # Closed on its last day: what is corrected the same day waits for the next.
        (D(2025, 12, 5), YEAR, YEAR, D(2026, 1, 1)),
    ],
)
def test_the_first_open_day_of_the_year_then_today(
    day: date, closed: date | None, today: date, expected: date
) -> None:
    assert booked_on(day, closed, today) == expected


def test_the_open_months_of_the_first_open_year_may_be_chosen() -> None:
    assert open_months(None, YEAR) == []
    assert open_months(HALF, D(2025, 9, 3)) == [D(2025, 7, 1), D(2025, 8, 1), D(2025, 9, 1)]
    assert open_months(D(2025, 10, 31), D(2026, 2, 1)) == [D(2025, 11, 1), D(2025, 12, 1)]
    assert open_months(YEAR, YEAR) == [D(2026, 1, 1)]


DAYS = st.dates(D(2020, 1, 1), D(2027, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_it_is_open_and_in_no_year_after_the_first_open_one(day: date, closing: date, today: date) -> None:
    closed = closing.replace(day=1) - timedelta(days=1)
    if closed > today:
        return
    found = booked_on(day, closed, today)
    if day > closed:
        assert found == day
    else:
        assert found > closed
        assert found.year == (closed + timedelta(days=1)).year
        for month in open_months(closed, today):
            assert booked_on(day, closed, today, month) == month
