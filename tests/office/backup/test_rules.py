"""Which backups are kept, and when one is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office.backup.rules import (
    DAYS,
    MONTHS,
    ON_OCCASION,
    WEEKS,
    Reason,
    is_due,
    is_too_old,
    kept,
    named_in,
    stem_of,
)

START = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
BACKUPS = st.lists(st.tuples(MOMENTS, st.sampled_from(Reason)), max_size=60)


@given(BACKUPS)
def test_the_newest_stays_and_the_number_is_bounded(backups: list[tuple[datetime, Reason]]) -> None:
    found = kept(backups)
    assert found <= set(backups)
    assert len(found) <= DAYS + WEEKS + MONTHS + 2 * ON_OCCASION
    if backups:
        assert max(backups, key=lambda one: one[0])[0] in {at for at, _ in found}


@given(BACKUPS)
def test_dropping_by_and_by_keeps_what_dropping_at_once_keeps(backups: list[tuple[datetime, Reason]]) -> None:
    """The rule runs after each backup: what it dropped yesterday must not be what it wants today."""
    in_order = sorted(set(backups), key=lambda one: one[0])
    by_and_by = set[tuple[datetime, Reason]]()
    for one in in_order:
        by_and_by = kept([*by_and_by, one])
    wanted = kept(in_order)
    for count, period in ((DAYS, "%Y%m%d"), (MONTHS, "%Y%m")):
        vietnam = timedelta(hours=7)
        newest = sorted({(at + vietnam).strftime(period) for at, _ in in_order}, reverse=True)[:count]
        there = {(at + vietnam).strftime(period) for at, _ in by_and_by}
        assert set(newest) <= there, period
    assert len(by_and_by) <= len(wanted) + 2 * ON_OCCASION


@given(BACKUPS)
def test_it_is_settled_after_one_round(backups: list[tuple[datetime, Reason]]) -> None:
    assert kept(kept(backups)) == kept(backups)


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    days = [(START + timedelta(days=number), Reason.DAILY) for number in range(400)]
    found = sorted(at for at, _ in kept(days))
    assert found[-7:] == [at for at, _ in days[-7:]]
    assert len({(at.year, at.month) for at in found}) == 12
    # Some of them are of a day, a week and a month at once.
    assert 7 + 4 + 12 >= len(found) >= 7 + 11


@pytest.mark.parametrize(
    ("now", "newest", "expected"),
    [
        ("2024-12-15 01:59", None, True),
        ("2024-12-15 01:59", "2024-12-14 02:00", False),
        ("2024-12-15 02:00", "2024-12-14 02:00", True),
        ("2024-12-15 02:00", "2024-12-15 02:00", False),
        ("2024-12-15 09:00", "2024-12-14 23:00", True),
        ("2024-12-15 01:00", "2024-12-13 23:00", True),
        ("2024-12-15 01:00", "2024-12-14 03:00", False),
    ],
)
def test_due_at_the_hour_in_vietnam_or_when_the_machine_is_next_on(
    now: str, newest: str | None, expected: bool
) -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)

    assert is_due(at(now), at(newest) if newest else None, 2) is expected


@given(MOMENTS, st.sampled_from(Reason))
def test_a_name_tells_time_and_reason(at: datetime, reason: Reason) -> None:
    assert named_in(f"{stem_of(at, reason)}.tar") == (at, reason)
    assert named_in(f"{stem_of(at, reason)}-0a1b.tar") == (at, reason)


@pytest.mark.parametrize(
    "name", ["x.tar", "sao-luu-20241301-000000-tay.tar", "sao-luu-20240101-000000-la.tar", "../sao-luu.tar"]
)
def test_other_files_are_none_of_ours(name: str) -> None:
    assert named_in(name) is None


def test_two_days_without_a_proven_one_are_a_reason_to_worry() -> None:
    assert is_too_old(START, None)
    assert not is_too_old(START, START - timedelta(days=2))
    assert is_too_old(START, START - timedelta(days=2, seconds=1))
