"""Periods: every text that the workbook may contain, with its dates and words."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.periods import (
    BadPeriod,
    Kind,
    Period,
    in_words,
    months_of,
    parse_period,
    period_between,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CONGRESS = (date(2023, 5, 18), date(2025, 6, 10))


@pytest.mark.parametrize(
    ("typed", "dates", "kind"),
    [
        ("2024", "2024-01-01 2024-12-31", "year"),
        ("6 tháng đầu năm 2024", "2024-01-01 2024-06-30", "half"),
        ("6 tháng cuối năm 2024", "2024-07-01 2024-12-31", "half"),
        ("9 tháng 2024", "2024-01-01 2024-09-30", "nine_months"),
        ("Quý 1/2024", "2024-01-01 2024-03-31", "quarter"),
        ("Quý 4/2024", "2024-10-01 2024-12-31", "quarter"),
        ("03/2024", "2024-03-01 2024-03-31", "month"),
        ("02/2024", "2024-02-01 2024-02-29", "month"),
        ("Năm học 2021-2022", "2021-09-01 2022-08-31", "school_year"),
        ("Nhiệm kỳ 2023-2025", "2023-01-01 2025-12-31", "term"),
        ("2024-01-01..2024-11-30", "2024-01-01 2024-11-30", "range"),
    ],
)
def test_a_text_names_two_dates_and_is_its_own_label(typed: str, dates: str, kind: Kind) -> None:
    period = parse_period(typed)
    assert f"{period.start} {period.end}" == dates
    assert (period.kind, period.label) == (kind, typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2024", "năm 2024"),
        ("6 tháng 2024", "6 tháng đầu năm 2024"),
        ("6 tháng cuối năm 2024", "6 tháng cuối năm 2024"),
        ("9 tháng 2024", "9 tháng đầu năm 2024"),
        ("Quý 1/2024", "quý I năm 2024"),
        ("Quý 4/2024", "quý IV năm 2024"),
        ("03/2024", "tháng 3 năm 2024"),
        ("Năm học 2021-2022", "năm học 2021-2022"),
        ("Nhiệm kỳ 2023-2025", "nhiệm kỳ 2023-2025"),
        ("2024-01-01..2024-11-30", "giai đoạn từ 01/01/2024 đến 30/11/2024"),
    ],
)
def test_a_sentence_names_the_period_in_words(typed: str, words: str) -> None:
    assert in_words(parse_period(typed)) == words


@pytest.mark.parametrize(
    ("canonical", "others"),
    [
        (
            "2024",
            ["Năm 2024", "năm 2024", "NAM 2024", " 2024 ", "2024-01-01..2024-12-31", "Nhiệm kỳ 2024-2024"],
        ),
        ("6 tháng đầu năm 2024", ["6 tháng 2024", "6 thang dau nam 2024", "06 tháng đầu năm 2024"]),
        ("6 tháng cuối năm 2024", ["6 THÁNG CUỐI NĂM 2024", "01/07/2024..31/12/2024"]),
        ("9 tháng 2024", ["9 tháng đầu năm 2024", "9 tháng năm 2024", "2024-01-01 .. 2024-09-30"]),
        (
            "Quý 1/2024",
            ["Quý I/2024", "quý i/2024", "Quý 1 năm 2024", "Quý I - 2024", "Quý 01/2024", "Quí 1/2024"],
        ),
        ("03/2024", ["3/2024", "Tháng 3/2024", "Tháng 3 năm 2024", "tháng 03 / 2024", "3-2024", "3–2024"]),
        ("Năm học 2021-2022", ["Năm học 2021–2022", "năm học 2021 — 2022", "NĂM  HỌC 2021\u00a0\u2212 2022"]),
        ("Nhiệm kỳ 2023-2025", ["Nhiệm kì 2023‑2025", "2023-01-01..2025-12-31", "nhiem ky 2023 - 2025"]),
        ("2024-01-01..2024-11-30", ["từ 01/01/2024 đến 30/11/2024", "2024–01–01..2024–11–30"]),
    ],
)
def test_two_texts_with_the_same_dates_are_the_same_period(canonical: str, others: list[str]) -> None:
    period = parse_period(canonical)
    for text in others:
        for form in (text, unicodedata.normalize("NFD", text)):
            other = parse_period(form)
            assert (other, hash(other)) == (period, hash(period))
            assert (other.kind, other.label) == (period.kind, canonical)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Chưa có kỳ"),
        ("năm ngoái", "năm ngoái không phải là kỳ"),
        ("3 tháng 2024", "3 tháng 2024 không phải là kỳ"),
        ("9 tháng cuối năm 2024", "không phải là kỳ"),
        ("24", "không phải là kỳ"),
        ("13/2024", "tháng từ 1 đến 12"),
        ("Tháng 0/2024", "tháng từ 1 đến 12"),
        ("Quý 5/2024", "quý từ 1 đến 4"),
        ("Quý 0/2024", "quý từ 1 đến 4"),
        ("Quý VI/2024", "quý từ 1 đến 4"),
        ("Năm học 2021-2023", "năm sau phải là 2022"),
        ("Năm học 2021-2021", "năm sau phải là 2022"),
        ("Nhiệm kỳ 2025-2023", "trước khi bắt đầu"),
        ("2024-11-30..2024-01-01", "Kỳ kết thúc (01/01/2024) trước khi bắt đầu (30/11/2024)"),
        ("2023-02-29..2024-01-01", "2023-02-29 không có trong lịch"),
        ("2024..2025", "2024 không phải là ngày"),
        ("1899", "năm phải từ 1900 đến 2200"),
        ("Năm học 2200-2201", "năm phải từ 1900 đến 2200"),
        ("2024-01-01..2201-01-01", "năm phải từ 1900 đến 2200"),
        ("٢٠٢٤", "không phải là kỳ"),
    ],
)
def test_what_names_no_period_is_refused_with_the_forms_that_do(typed: str, reason: str) -> None:
    with pytest.raises(BadPeriod) as caught:
        parse_period(typed)
    assert reason in caught.value.sentence
    assert "Quý 1/2024" in caught.value.sentence
    assert caught.value.sentence.count("; viết") == 1


def test_congress_dates_bound_the_term_of_their_own_years_only() -> None:
    term = parse_period("Nhiệm kỳ 2023-2025", CONGRESS)
    assert (term.start, term.end) == CONGRESS
    assert (term.kind, in_words(term)) == ("term", "nhiệm kỳ 2023-2025")
    assert parse_period("2023-05-18..2025-06-10", CONGRESS).label == "Nhiệm kỳ 2023-2025"
    assert parse_period("2023-01-01..2025-12-31", CONGRESS).kind == "range"
    assert parse_period("Nhiệm kỳ 2018-2023", CONGRESS) == parse_period("2018-01-01..2023-12-31")


@given(DAYS, DAYS, st.sampled_from([None, CONGRESS]))
def test_every_label_and_every_wording_reads_back(
    one: date, other: date, congress: tuple[date, date] | None
) -> None:
    period = period_between(min(one, other), max(one, other), congress)
    for text in (period.label, in_words(period), period.label.upper()):
        again = parse_period(text, congress)
        assert (again, again.kind, again.label) == (period, period.kind, period.label)


@given(st.integers(1900, 2199), st.integers(1, 12), st.integers(1, 12), st.integers(0, 5))
def test_periods_of_whole_months_read_back(year: int, first: int, last: int, more: int) -> None:
    start = date(year, first, 1)
    end = months_of(period_between(start, date(min(year + more, 2200), max(first, last), 28)))[-1].end
    period = period_between(start, end)
    assert parse_period(period.label) == parse_period(in_words(period)) == period


@given(st.text(max_size=40) | st.from_regex(r"(Quý|Tháng|Năm học|6 tháng) [0-9IV/. -]{4,12}", fullmatch=True))
def test_no_text_breaks_the_reader(typed: str) -> None:
    with suppress(BadPeriod):
        period = parse_period(typed)
        assert period.start <= period.end


def test_periods_are_equal_by_their_dates_alone_and_sort_by_them() -> None:
    start, end = date(2024, 1, 1), date(2024, 12, 31)
    assert Period(start, end, "range", "một") == Period(start, end, "year", "hai")
    texts = ["Quý 2/2024", "2024", "2023", "Quý 1/2024"]
    assert [p.label for p in sorted(map(parse_period, texts))] == ["2023", "Quý 1/2024", "2024", "Quý 2/2024"]


def test_a_period_holds_its_first_and_last_day() -> None:
    quarter = parse_period("Quý 1/2024")
    assert quarter.contains(date(2024, 1, 1))
    assert quarter.contains(date(2024, 3, 31))
    assert not quarter.contains(date(2024, 4, 1))


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "within"),
    [
        ("Quý 1/2024", "2024", True, True),
        ("2024", "2024", True, True),
        ("2024", "Quý 1/2024", True, False),
        ("2024", "Năm học 2023-2024", True, False),
        ("Quý 1/2024", "Quý 2/2024", False, False),
        ("2024-01-01..2024-04-01", "Quý 2/2024", True, False),
    ],
)
def test_two_periods_may_overlap_or_lie_one_in_the_other(
    one: str, other: str, overlaps: bool, within: bool
) -> None:
    first, second = parse_period(one), parse_period(other)
    assert first.overlaps(second) is second.overlaps(first) is overlaps
    assert first.within(second) is within


def test_the_months_of_a_period_are_those_that_have_a_day_in_it() -> None:
    labels = [month.label for month in months_of(parse_period("2023-11-20..2024-02-01"))]
    assert labels == ["11/2023", "12/2023", "01/2024", "02/2024"]
    assert len(months_of(parse_period("Năm học 2021-2022"))) == 12
