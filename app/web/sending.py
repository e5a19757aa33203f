"""Forms that make something bear a token: sent again, by a double click or by going back, they make it once.

A form that is sent without one (a plain client) is taken as it is.

What was typed is kept by the browser (static/js/drafts.js) until a page says that the server took it: the
form brings a word for its draft, and the next page names it.
"""

from __future__ import annotations

import re
import secrets
from hashlib import sha256
from http import HTTPStatus

from flask import Flask, abort, flash, has_request_context, request, session
from flask_login import current_user
from werkzeug.wrappers import Response

from app.extensions import db
from app.office.accounts.actions import claim_form, settle_form
from app.office.accounts.queries import sent_form
from app.web.clock import now
from app.web.pages import see_other

#: The hidden box of the token.
ONCE = "once"
ALREADY = "Đã ghi rồi, không ghi lần nữa."
#: The hidden box of the word for the draft, and where taken ones wait for the next page.
DRAFT, _TAKEN = "draft", "drafts_taken"
#: Drafts that wait for a page, when only files and fragments were asked for since.
_MOST_TAKEN = 8
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_token() -> str:
    """A token for a form about to be shown."""
    return secrets.token_urlsafe(24)


def sent_token() -> str:
    """The token of the form that this request sends, bound to who sends it; "" for none."""
    if not has_request_context() or request.method != "POST" or not current_user.is_authenticated:
        return ""
    sent = request.form.get(ONCE, "")
    # A token is its sender's own: nobody can spend, or learn of, somebody else's.
    return sha256(f"{current_user.id}:{sent}".encode()).hexdigest() if _TOKEN.fullmatch(sent) else ""


def answer_again() -> Response | None:
    """Run before each request: a form that was carried out leads to what it made."""
    token = sent_token()
    location = sent_form(token) if token else None
    return _already(location) if location else None


def claim() -> str:
    """Note in this transaction that the form is carried out; returns its token, "" for a form without one.

    Of two that are sent at the same instant the second waits here and is then answered by a redirect.
    """
    token = sent_token()
    if token and not claim_form(token, current_user.id, now()):
        db.session.rollback()
        abort(_already(sent_form(token) or request.path))
    return token


def lead(token: str, location: str) -> None:
    """Keep where the form leads, with what it made."""
    if token:
        settle_form(token, location or request.path)


def register(app: Flask) -> None:
    app.before_request(answer_again)
    app.after_request(note_taken)
    app.context_processor(lambda: {"drafts_taken": drafts_taken})


def note_taken(response: Response) -> Response:
    """Keep the word of a form that was taken; a refusal, an error, a lost session are answered otherwise."""
    draft = request.form.get(DRAFT, "") if request.method == "POST" and _is_good(response) else ""
    if _TOKEN.fullmatch(draft):
        session[_TAKEN] = [*session.get(_TAKEN, []), draft][-_MOST_TAKEN:]
    return response


def drafts_taken() -> str:
    """The words of drafts that were taken since the last page, which this page is to name; "" for none."""
    return " ".join(session.pop(_TAKEN, []))


def _is_good(response: Response) -> bool:
    return response.status_code < HTTPStatus.BAD_REQUEST and current_user.is_authenticated


def _already(location: str) -> Response:
    flash(ALREADY, "warning")
    return see_other(location)
