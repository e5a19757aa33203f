"""On which days occurrences fall: every example of the rule, and what holds of any span."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.log.figures.rules import months_after, occurrence_days, whole_months

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


def days(first: str, last: str | None, times: int | None) -> list[str]:
    ends_on = date.fromisoformat(last) if last else None
    return [day.isoformat() for day in occurrence_days(date.fromisoformat(first), ends_on, times)]


@pytest.mark.parametrize(
    ("first", "last", "times", "expected"),
    [
        # The span is exactly twelve months, of which four make three each.
        ("2025-01-01", "2025-12-31", 4, ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"]),
        ("2025-01-01", "2025-06-30", 2, ["2025-01-01", "2025-04-01"]),
        # From the first day to the last one: eleven months between twelve, nine between four.
        ("2025-01-15", "2025-12-15", 12, [f"2025-{month:02d}-15" for month in range(1, 13)]),
        ("2025-03-31", "2025-12-31", 4, ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]),
        # Months do not divide: by days, the first on the first and the last on the last day.
        ("2025-01-01", "2025-01-11", 3, ["2025-01-01", "2025-01-06", "2025-01-11"]),
        ("2025-01-10", "2025-01-20", 4, ["2025-01-10", "2025-01-13", "2025-01-17", "2025-01-20"]),
        # Without a last day, or within one day, all are on it.
        ("2025-05-02", None, 3, ["2025-05-02"] * 3),
        ("2025-05-02", "2025-05-02", 2, ["2025-05-02"] * 2),
        ("2025-05-02", "2025-05-09", None, ["2025-05-02"]),
    ],
)
def test_occurrences_are_spread_over_their_span(
    first: str, last: str | None, times: int | None, expected: list[str]
) -> None:
    assert days(first, last, times) == expected


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert whole_months(date(2024, 1, 31), date(2024, 2, 29)) == 1
    assert whole_months(date(2024, 1, 31), date(2024, 2, 28)) == 0


@given(DAYS, st.integers(1, 800), st.integers(2, 40))
def test_they_stay_within_the_span_and_in_order(first: date, length: int, times: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    found = occurrence_days(first, last, times)
    assert len(found) == times
    assert found[0] == first
    assert list(found) == sorted(found)
    assert found[-1] <= last
