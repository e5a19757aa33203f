"""A template that asks an object for an attribute that it has not fails in any test that opens its page."""

from __future__ import annotations

import pytest
from flask import Flask
from jinja2 import UndefinedError

pytestmark = pytest.mark.engine_free


@pytest.mark.parametrize(
    "template", ["{{ day.yaer }}", "{% if day.yaer %}x{% endif %}", "{% for one in day.yaer %}x{% endfor %}"]
)
def test_a_renamed_attribute_fails(app: Flask, template: str) -> None:
    with pytest.raises(UndefinedError):
        app.jinja_env.from_string(template).render(day=app.config["CLOCK"]())


def test_what_a_page_does_not_pass_may_be_missing(app: Flask) -> None:
    template = app.jinja_env.from_string("{{ nothing }}{% if nothing %}x{% endif %}{{ {}.nothing }}")
    assert template.render() == ""
