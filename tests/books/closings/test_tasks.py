"""What the first page says of a month that is over."""

from __future__ import annotations

from datetime import date

import pytest

from app.books.closings.feature import month_tasks

TODAY, COUNT, CLOSING = date(2024, 12, 15), "ledgers.counts.create", "ledgers.closings.index"


def found(
    *,
    first: date = date(2024, 1, 1),
    closed: date | None = None,
    counted: date | None = None,
    holding: int = 0,
) -> list[str]:
    """The pages of the tasks."""
    return [task.page for task in month_tasks(1, TODAY, first, closed, counted, holding)]


@pytest.mark.parametrize(
    ("closed", "pages"), [(None, [CLOSING]), (date(2024, 10, 31), [CLOSING]), (date(2024, 11, 30), [])]
)
def test_the_month_that_ended_is_to_be_closed(closed: date | None, pages: list[str]) -> None:
    assert found(closed=closed) == pages


def test_an_empty_book_and_one_that_began_this_month_have_nothing_to_close() -> None:
    assert list(month_tasks(1, TODAY, None, None, None, 0)) == []
    assert found(first=date(2024, 12, 1), holding=1) == []


@pytest.mark.parametrize(
    ("counted", "is_listed"), [(None, True), (date(2024, 11, 25), True), (date(2024, 11, 26), False)]
)
def test_cash_is_counted_at_the_end_of_the_month(counted: date | None, is_listed: bool) -> None:
    assert (COUNT in found(holding=1, counted=counted)) is is_listed


def test_without_cash_there_is_nothing_to_count() -> None:
    assert found() == [CLOSING]
