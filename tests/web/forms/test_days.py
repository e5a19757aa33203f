"""Days as people type them into a box."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.web.forms.fields import DayField
from app.web.forms.filters import FilterForm

pytestmark = pytest.mark.engine_free


class Box(FilterForm):
    day = DayField("Ngày")


def box(app: Flask, typed: str) -> Box:
    with app.test_request_context():
        form = Box(MultiDict({"day": typed}))
        form.process(MultiDict({"day": typed}))
    return form


@pytest.mark.parametrize(
    "typed",
    [
        "05/03/2025",
        "5/3/2025",
        "5-3-2025",
        "5.3.2025",
        "2025-03-05",
        "05032025",
        "5/3/25",
        "05.03.25",
        " 5/3/25 ",
        "5–3–25",
        "5–3–2025",
    ],
)
def test_one_day_in_many_spellings(app: Flask, typed: str) -> None:
    assert box(app, typed).day.data == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("typed", "year"), [("1/1/49", 2049), ("1/1/50", 1950), ("1/1/00", 2000), ("1/1/99", 1999)]
)
def test_two_digits_of_a_year_are_of_the_nearer_century(app: Flask, typed: str, year: int) -> None:
    assert box(app, typed).day.data == date(year, 1, 1)


@pytest.mark.parametrize(
    "typed", ["31/02/25", "31022025", "5/3", "5/3/2", "5/3/025", "5/3-25", "mai", "0503202"]
)
def test_what_is_no_day_is_reported_and_stays_in_the_box(app: Flask, typed: str) -> None:
    form = box(app, typed)
    assert form.day.data is None
    assert form.day.process_errors
    assert form.day._value() == typed


def test_the_box_says_how_a_day_is_written(app: Flask) -> None:
    macros = app.jinja_env.get_template("_macros/forms.html")
    with app.test_request_context():
        shown = macros.make_module().field(Box(MultiDict()).day)  # type: ignore[attr-defined]
    assert 'placeholder="ngày/tháng/năm"' in shown
    assert "data-pick-day" in shown
