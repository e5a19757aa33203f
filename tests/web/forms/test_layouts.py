"""A box that no layout names is on the form all the same, where somebody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import pytest
from flask import Flask

from app.core.fields import Text
from app.web.forms.base import EntryForm
from app.web.forms.stated import More, Part, completed


@dataclass(frozen=True, slots=True)
class PlotFacts:
    name: Annotated[str, Text("Tên")] = ""
    note: Annotated[str, Text("Ghi chú")] = ""
    sold_to: Annotated[str, Text("Bán cho")] = ""
    place: Annotated[str, Text("Nơi để")] = ""


SOLD = More("Đã bán", ("sold_to",))


class PlotForm(EntryForm):
    of = PlotFacts
    layout = (("name", "note"), SOLD)


@pytest.mark.parametrize(
    ("layout", "stands"),
    [
        ((), ["name", "place"]),
        (("place",), ["place", "name"]),
        ((("name",), SOLD), [("name",), "place", SOLD]),
        ((SOLD, "name"), [SOLD, "name", "place"]),
        ((SOLD, More("Thêm", ("name",))), ["place", SOLD, More("Thêm", ("name",))]),
    ],
)
def test_a_box_stands_before_the_folds_at_the_end(layout: tuple[Part, ...], stands: list[Part]) -> None:
    assert completed(layout, ("name", "place")) == stands


def test_a_form_draws_it_and_names_its_errors_in_that_order(app: Flask) -> None:
    with app.test_request_context():
        form = PlotForm()
        assert form.parts() == [("name", "note"), "place", SOLD]
        assert [box.short_name for box in form if box.short_name in form.boxes_of_facts()] == [
            *("name", "note", "place", "sold_to")
        ]
