"""How long a session lasts, whenever it is used."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office.sessions.rules import IDLE, LONGEST, NOTED_EACH, browser_text, is_due, is_open

START = datetime(2024, 12, 15, 1, tzinfo=UTC)
PAUSES = st.lists(st.timedeltas(timedelta(0), timedelta(hours=1)), max_size=60)


@given(PAUSES)
def test_a_session_ends_after_half_an_hour_unused_and_half_a_day_whatever_is_done(
    pauses: list[timedelta],
) -> None:
    """Requests come after pauses; each that finds the session open is noted, at most once a minute."""
    now = seen = last = START
    for pause in pauses:
        now += pause
        if not is_open(START, seen, now):
            assert now - last >= IDLE - NOTED_EACH or now - START >= LONGEST
            return
        assert now - last < IDLE
        assert now - START < LONGEST
        last = now
        if is_due(seen, now):
            seen = now
        assert timedelta(0) <= last - seen < NOTED_EACH


@given(st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_session_that_is_over_stays_over_as_time_goes_on(first: timedelta, then: timedelta) -> None:
    if not is_open(START, START, START + first):
        assert not is_open(START, START, START + first + then)


@given(st.timedeltas(timedelta(minutes=1, microseconds=1), timedelta(days=4000)))
def test_a_clock_set_back_makes_no_session_longer(back: timedelta) -> None:
    assert not is_open(START, START, START - back)


def test_a_naive_moment_is_utc_as_sqlite_gives_it_back() -> None:
    naive = START.replace(tzinfo=None)
    assert is_open(naive, naive, START)
    assert is_due(naive, START + NOTED_EACH)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/142.0.0.0 Safari/537.36",
            "Chrome trên Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "coc_coc_browser/135.0 Chrome/129.0.0.0 Safari/537.36",
            "Cốc Cốc trên Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Edge trên Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari trên iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox trên Linux"),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/140.0.0.0 Mobile Safari/537.36 Zalo android/250901",
            "Zalo trên Android",
        ),
        ("curl/8.5", "Trình duyệt khác"),
        ("", "Trình duyệt khác"),
    ],
)
def test_a_browser_is_called_as_people_call_it(agent: str, words: str) -> None:
    assert browser_text(agent) == words
