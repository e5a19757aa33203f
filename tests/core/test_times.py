"""Times of day as they are typed and printed."""

from __future__ import annotations

from datetime import time

import pytest

from app.core.times import BadTime, format_time, parse_time, time_in_words


@pytest.mark.parametrize(
    "typed",
    [
        *("08:30", "8:30", "8h30", "8H30", "08h30", "8 h 30", "8g30", "8.30", "0830"),
        *("8 giờ 30", "8 Giờ 30 phút", " 8h30\u200b", "8h30p", "8h30'"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str) -> None:
    assert parse_time(typed) == time(8, 30)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("8h", time(8)), ("14 giờ", time(14)), ("7", time(7)), ("8h5", time(8, 5)), ("0h00", time(0))],
)
def test_without_minutes_it_is_the_full_hour(typed: str, read: time) -> None:
    assert parse_time(typed) == read


@pytest.mark.parametrize(
    "typed", ["24h", "8h60", "sáng", "8h30 sáng", "8-30", "830", "12345", "٨h", "-1h", "h30"]
)
def test_what_is_no_time_is_reported(typed: str) -> None:
    with pytest.raises(BadTime) as bad:
        parse_time(typed)
    assert bad.value.sentence == f"{typed} không phải là giờ; viết giờ:phút, ví dụ 08:30 hoặc 8h30."


def test_it_is_formatted_for_screens_and_documents() -> None:
    assert format_time(time(8, 5)) == "08:05"
    assert time_in_words(time(14, 0)) == "14 giờ 00"
