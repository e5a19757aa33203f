"""Cells as offices write them: shortened, a year alone, a telephone as a number."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.office_lists.layout import KINDS
from app.exchange.workbook.problems import Unfit
from app.people.roster.facts import BirthDay, Degree, Theory


@pytest.mark.parametrize(
    ("field", "raw", "read"),
    [
        ("degree", "ĐHSP", Degree.BACHELOR),
        ("degree", "ThS. Luật", Degree.MASTER),
        ("degree", "CĐSP", Degree.COLLEGE),
        ("degree", "TCCN", Degree.INTERMEDIATE),
        ("degree", "Cử nhân kinh tế", Degree.BACHELOR),
        ("theory", "Cử nhân", Theory.BACHELOR),
        ("theory", "TC", Theory.INTERMEDIATE),
        ("birth", "5/1990", BirthDay(year=1990)),
        ("birth", 1990, BirthDay(year=1990)),
        ("joined_on", 1995.0, date(1995, 1, 1)),
        ("joined_on", "9-2004", date(2004, 9, 1)),
        ("joined_on", "01/9/2015", date(2015, 9, 1)),
        ("phone", "912345678", "0912345678"),
        ("phone", "024 3825 1234", "024 3825 1234"),
    ],
)
def test_cells_are_read_as_offices_write_them(field: str, raw: object, read: object) -> None:
    assert KINDS[field].read(raw) == read


@pytest.mark.parametrize(
    ("field", "raw"), [("degree", "12/12"), ("theory", "x"), ("joined_on", "13/2004"), ("birth", "0/1990")]
)
def test_what_says_nothing_is_refused(field: str, raw: object) -> None:
    with pytest.raises(Unfit):
        KINDS[field].read(raw)
