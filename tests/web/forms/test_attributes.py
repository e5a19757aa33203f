"""Attributes of controls are those that WTForms writes."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup
from wtforms.widgets import html_params

from app.web.forms.attributes import html_attributes


@pytest.mark.parametrize(
    "attributes",
    [
        {"type": "text", "name": "q", "id": "q", "value": "Nguyễn <b> & \"c\" 'd'", "class": "form-control"},
        {"required": True, "checked": False, "data-money": "", "maxlength": 200},
        {"title": Markup('&amp;"')},
        {},
    ],
)
def test_attributes_are_those_of_wtforms(attributes: dict[str, Any]) -> None:
    assert html_attributes(**attributes) == html_params(**attributes)
