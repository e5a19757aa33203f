"""The answer to a sent form or a pressed button: carry it out, confirm it, redirect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Response, flash
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as WsgiResponse

from app.web.pages import page, see_other
from app.web.saving import Outcome, flash_outcome, saving

Made = TypeVar("Made")


def carried_out(
    form: FlaskForm,
    write: Callable[[], Made],
    leads_to: str | Callable[[Made], str],
    sentence: str | Callable[[Made], str] = "",
) -> WsgiResponse | None:
    """Carry out a valid form and redirect; None where its page must be shown with the errors.

    `leads_to` and `sentence`, which is flashed, may be made of what `write` returns.
    """
    if not form.validate_on_submit():
        return None
    with saving(form) as saved:
        text = _written(saved, write, leads_to, sentence)
    if not saved.done:
        return None
    if text:
        flash(text, "success")
    return see_other(saved.leads_to)


def pressed(write: Callable[[], Made], leads_to: str, sentence: str | Callable[[Made], str]) -> WsgiResponse:
    """Carry out a button, which has no form, and redirect with the sentence or the refusal."""
    text = ""
    with saving() as saved:
        text = _written(saved, write, leads_to, sentence)
    flash_outcome(saved, text)
    return see_other(leads_to)


def form_page(template: str, form: FlaskForm, **context: Any) -> Response:
    """The page of a form; 422 where it is shown again because it could not be carried out."""
    return page(template, form=form, status=422 if form.is_submitted() else 200, **context)


def _written(
    saved: Outcome,
    write: Callable[[], Made],
    leads_to: str | Callable[[Made], str],
    sentence: str | Callable[[Made], str],
) -> str:
    made = write()
    saved.leads_to = leads_to if isinstance(leads_to, str) else leads_to(made)
    return sentence if isinstance(sentence, str) else sentence(made)
