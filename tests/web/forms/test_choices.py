"""The label of the empty option, and the order of people."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.core.choices import Choice
from app.web.forms.base import Form
from app.web.forms.choices import ChoiceField, IdField, PeopleField, offered
from app.web.forms.filters import FilterForm
from tests.web.forms.test_form_macros import macros

pytestmark = pytest.mark.engine_free


class Colour(Choice):
    RED = "red", "Đỏ"


class Recording(Form):
    needed = ChoiceField("Màu", Colour)
    spare = ChoiceField("Màu khác", Colour, optional=True)
    row = IdField("Dòng", required=True)
    people = PeopleField("Người")


class Narrowing(FilterForm):
    colour = ChoiceField("Màu", Colour, optional=True)
    row = IdField("Dòng")


def first_of(field: Any) -> tuple[str, str]:
    """Value and label of the first line offered."""
    first = next(iter(field.iter_choices()))
    return first.value, first.label


def test_what_must_be_chosen_says_so_and_what_need_not_is_a_dash(app: Flask) -> None:
    with app.test_request_context():
        form = Recording()
        offered(form.row, [(1, "Một")])
        assert [first_of(form[name]) for name in ("needed", "spare", "row")] == [
            ("", "Chọn…"),
            ("", "—"),
            ("", "Chọn…"),
        ]


def test_a_filter_that_narrows_nothing_says_all(app: Flask) -> None:
    with app.test_request_context():
        form = Narrowing()
        offered(form.row, [(1, "Một")])
        assert [first_of(form.colour), first_of(form.row)] == [("", "Tất cả")] * 2


@pytest.mark.parametrize(("many", "first"), [(18, "Người 1"), (19, "Người 17")])
def test_of_a_list_that_scrolls_the_ticked_come_first(app: Flask, many: int, first: str) -> None:
    with app.test_request_context():
        form = Recording(data={"people": [17]})
        form.people.choices = [(number, f"Người {number}") for number in range(1, many + 1)]
        shown = macros(app, "forms").field(form.people)
    labels = [part.split("<")[0] for part in shown.split('form-check-label">')[1:]]
    assert (labels[0], len(labels)) == (first, many)
