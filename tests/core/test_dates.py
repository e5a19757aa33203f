"""Dates: reading what people type, and writing them in tables and documents."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import BadDate, date_in_words, dates_in_words, day_in, format_date, parse_date


@pytest.mark.parametrize(
    "typed",
    [
        *("05/12/2024", "5/12/2024", "05-12-2024", "5.12.2024", "2024-12-05", "2024-12-5"),
        *("  05/12/2024 ", "\u00a005/12/2024", "05–12–2024", "2024—12—05"),
    ],
)
def test_a_day_is_read_day_first_or_iso(typed: str) -> None:
    assert parse_date(typed) == date(2024, 12, 5)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Chưa có ngày"),
        ("hôm qua", "hôm qua không phải là ngày"),
        ("2024", "không phải là ngày"),
        ("05/12/24", "không phải là ngày"),
        ("05/12-2024", "không phải là ngày"),
        ("٠٥/١٢/٢٠٢٤", "không phải là ngày"),
        ("30/02/2024", "30/02/2024 không có trong lịch"),
        ("29/02/2023", "không có trong lịch"),
        ("12/31/2024", "không có trong lịch"),
        ("00/12/2024", "không có trong lịch"),
        ("31/12/1899", "năm phải từ 1900 đến 2200"),
        ("01/01/2201", "năm phải từ 1900 đến 2200"),
    ],
)
def test_an_impossible_day_is_refused_in_vietnamese(typed: str, reason: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse_date(typed)
    assert reason in caught.value.sentence
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 12, 5), "ngày 05 tháng 12 năm 2024"),
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 31), "ngày 31 tháng 3 năm 2024"),
    ],
)
def test_a_document_pads_days_below_ten_and_the_first_two_months(day: date, words: str) -> None:
    assert date_in_words(day) == words


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "ngày 21 tháng 6 năm 2024"),
        (date(2024, 6, 21), "ngày 21 tháng 6 năm 2024"),
        (date(2024, 6, 22), "từ ngày 21 đến ngày 22 tháng 6 năm 2024"),
        (date(2024, 7, 2), "từ ngày 21 tháng 6 đến ngày 02 tháng 7 năm 2024"),
        (date(2025, 6, 22), "từ ngày 21 tháng 6 năm 2024 đến ngày 22 tháng 6 năm 2025"),
    ],
)
def test_several_days_say_month_and_year_once(last: date | None, words: str) -> None:
    assert dates_in_words(date(2024, 6, 21), last) == words


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_what_is_printed_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(typed: str) -> None:
    with suppress(BadDate):
        assert 1900 <= parse_date(typed).year <= 2200


def test_a_day_that_a_month_does_not_have_is_its_last_one() -> None:
    assert day_in(2025, 2, 29) == date(2025, 2, 28)
    assert day_in(2028, 2, 29) == date(2028, 2, 29)
    assert day_in(2025, 4, 31) == date(2025, 4, 30)
