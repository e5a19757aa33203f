"""Macros of forms and pages, where a browser would use its own language or cache."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.web.forms.base import ReasonForm
from app.web.forms.upload import UploadForm
from tests.downloads import MARKUP, As

pytestmark = pytest.mark.engine_free


def macros(app: Flask, name: str) -> Any:
    """The macros of a file, inside a request."""
    return app.jinja_env.get_template(f"_macros/{name}.html").make_module({"url_for": app.url_for})


def test_the_file_chooser_is_in_vietnamese(app: Flask) -> None:
    with app.test_request_context():
        shown = macros(app, "forms").field(UploadForm().file)
    assert 'type="file"' in shown
    assert "Chọn tệp" in shown
    assert "Chưa chọn tệp nào" in shown


@pytest.mark.parametrize("path", ["/kien-nghi/moi", "/so-quy/moi", "/doan-vien/moi", "/hoat-dong/moi"])
def test_a_browser_puts_nothing_back_into_a_form_by_itself(as_role: As, path: str) -> None:
    """Otherwise "back" after saving would show the input as unsaved, with a new token."""
    page = as_role("chair").get(path).text
    assert 'autocomplete="off" data-guard' in page


def test_a_refused_confirmation_stands_open_with_its_sentence(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        form = ReasonForm()
        form.form_errors = [MARKUP]
        shown = macros(app, "pages").confirm_form("/x", "Rút khỏi sổ", version=3, refused=form)
    assert '<details class="confirm" open>' in shown
    assert 'name="version" value="3"' in shown
    assert MARKUP not in shown
    assert "&lt;script&gt;" in shown
