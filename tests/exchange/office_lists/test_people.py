"""What the rows of an office's list say, and what of it cannot be taken."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.dates import format_date
from app.exchange.office_lists.people import Found, people_in
from app.exchange.office_lists.reading.rows import KnownPerson
from app.exchange.office_lists.reading.table import Line
from app.exchange.workbook.problems import MOST
from app.people.roster.facts import BirthDay, Degree, Sex
from tests.conftest import TODAY
from tests.exchange.office_lists.lists import spelt

FIELDS = {
    0: "code",
    1: "full_name",
    2: "male",
    3: "female",
    4: "degree",
    5: "dues_salary",
    6: "birth",
    7: "sex",
}


def read(*rows: list[Any], roster: tuple[KnownPerson, ...] = ()) -> Found:
    return people_in([Line(n, row) for n, row in enumerate(rows, 7)], FIELDS, roster, TODAY)


@pytest.mark.parametrize(
    ("cells", "sex", "birth"),
    [
        ([1979, None], Sex.MALE, BirthDay(year=1979)),
        ([None, "05/3/1988"], Sex.FEMALE, BirthDay(day=date(1988, 3, 5))),
        ([None, "X"], Sex.FEMALE, BirthDay()),
        (["Nam", None], Sex.MALE, BirthDay()),
        (["1985", " "], Sex.MALE, BirthDay(year=1985)),
    ],
)
def test_the_filled_side_says_the_sex_and_perhaps_the_birth(
    cells: list[Any], sex: Sex, birth: BirthDay
) -> None:
    (one,) = read([None, "Ý", *cells]).entrants
    assert (one.sex, one.birth) == (sex, birth)


def test_what_else_the_row_says_is_of_the_period() -> None:
    (one,) = read(["A1", "Hồ Văn  Dũng", "x", None, "đại học", 5_000_000, 1979]).entrants
    assert (one.full_name, one.code, one.birth) == ("Hồ Văn Dũng", "A1", BirthDay(year=1979))
    assert one.fields == {"degree": Degree.BACHELOR, "dues_salary": 5_000_000}


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        (["A1", None, "x"], "Họ và tên", "để trống"),
        (["A1", "Ý"], "Giới tính", "cần Nam hoặc Nữ"),
        (["A1", "Ý", "x", "x"], "Giới tính", "chỉ ghi một cột"),
        (["A1", "Ý", "31/02/1988"], "Nam (ngày sinh hoặc x)", "«31/02/1988»"),
        (["A1", "Ý", "x", None, None, "nhiều"], "Lương đóng đoàn phí", "«nhiều»"),
        (["A1", "Ý", "x", None, None, None, "16/12/2024"], "Ngày sinh", "ở sau hôm nay"),
        (["A1", "Ý" * 201, "x"], "Họ và tên", "200 chữ"),
        (["A1", "Ý", None, None, None, None, None, "?"], "Giới tính", "«?»"),
    ],
)
def test_a_problem_names_row_column_value_and_what_was_expected(
    row: list[Any], column: str, text: str
) -> None:
    found = read(row)
    assert found.entrants == []
    assert (found.problems[0].row, found.problems[0].column) == (7, column)
    assert text in found.problems[0].what


def test_people_of_the_roster_are_known_by_code_or_by_name_and_birth() -> None:
    roster = (
        KnownPerson(1, "DV001", "Phan Thị Hoà", BirthDay(year=1988)),
        KnownPerson(2, "DV002", "Hồ Văn Dũng", BirthDay(year=1979)),
    )
    nfd = unicodedata.normalize("NFD", "phan thị hòa")
    found = read(
        [None, nfd, None, "05/03/1988"],
        ["DV002", "Hồ Văn Tên Mới", "x"],
        [None, "Hồ Văn Dũng", 1990],
        roster=roster,
    )
    assert [one.known.id if one.known else None for one in found.entrants] == [1, 2, None]
    assert found.problems == []


def test_names_that_differ_by_diacritics_are_of_two_people_unless_born_on_one_day() -> None:
    born = BirthDay(date(1988, 3, 5))
    roster = (
        KnownPerson(1, "DV001", "Phan Thị Lan", BirthDay(year=1988)),
        KnownPerson(2, "DV002", "Hồ Thị Mai", born),
    )
    found = read(
        [None, "Phan Thị Lân", None, 1988],
        [None, "Phan Thi Lan", None, "x"],
        [None, "Hồ Thị Mãi", None, "05/03/1988"],
        roster=roster,
    )
    assert [one.known.id if one.known else None for one in found.entrants] == [None, 1, 2]
    assert found.problems == []


def test_one_of_two_of_the_same_name_must_be_named_by_code() -> None:
    roster = tuple(KnownPerson(n, f"DV00{n}", "Phan Thị Hòa", BirthDay()) for n in (1, 2))
    (problem,) = read([None, "Phan Thị Hòa", None, "x"], roster=roster).problems
    assert "DV001, DV002" in problem.what


@pytest.mark.parametrize(
    "rows",
    [
        [["A1", "Ý", "x"], ["A1", "Ân", "x"]],
        [[None, "Ý", 1979], [None, "ý", 1979]],
        [[None, "Hà Thị Ý", 1979], [None, "Ha Thi Y", 1979]],
    ],
)
def test_a_person_who_stands_there_twice_is_a_problem_of_both_rows(rows: list[list[Any]]) -> None:
    assert [one.row for one in read(*rows).problems] == [7, 8]


def test_two_whose_names_differ_by_diacritics_stand_there_once_each() -> None:
    found = read([None, "Hà Thị An", None, 1979], [None, "Hà Thị Ân", None, 1979])
    assert ([one.full_name for one in found.entrants], found.problems) == (["Hà Thị An", "Hà Thị Ân"], [])


def test_with_a_thousand_problems_the_reading_stops() -> None:
    found = read(*[["A1", f"Lê Thị Na {n}"] for n in range(MOST + 50)])
    assert (len(found.problems), found.is_cut) == (MOST, True)
    twice = read(*[["A1", f"Lê Thị Na {n}", None, "x"] for n in range(MOST + 50)])
    assert (len(twice.problems), twice.is_cut) == (MOST, True)
    assert len(twice.entrants) == MOST + 50


def test_a_thousand_remarks_are_kept_and_the_others_counted() -> None:
    days = [date(1980, 1, 1) + timedelta(days=n) for n in range(MOST + 50)]
    roster = tuple(
        KnownPerson(n, f"DV{n}", f"Trần {spelt(n)} Na", BirthDay(day=day)) for n, day in enumerate(days)
    )
    rows = [[None, f"Lê {spelt(n)} Na", None, format_date(day)] for n, day in enumerate(days)]
    found = read(*rows, roster=roster)
    assert found.problems == []
    assert (len(found.remarks), found.more_remarks) == (MOST, 50)
