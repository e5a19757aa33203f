"""Tokens of forms that create something: sent again (double click, back button) they create it only once.

A form without a token (a plain client) is accepted as it is.

The browser keeps what was typed as a draft (static/js/drafts.js) until a page confirms that it was saved: the
form sends the name of its draft, and the next page lists it.
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

#: The hidden field of the token.
ONCE = "once"
ALREADY = "Đã ghi rồi, không ghi lần nữa."
#: The hidden field of the draft's name; the session key of saved drafts that no page has listed yet.
DRAFT, _TAKEN = "draft", "drafts_taken"
#: At most this many drafts wait for the next page.
_MOST_TAKEN = 8
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_token() -> str:
    """A token for a new form."""
    return secrets.token_urlsafe(24)


def sent_token() -> str:
    """The token sent with this request, hashed with the user's id; "" for none."""
    if not has_request_context() or request.method != "POST" or not current_user.is_authenticated:
        return ""
    sent = request.form.get(ONCE, "")
    # Nobody can use or test another user's token.
    return sha256(f"{current_user.id}:{sent}".encode()).hexdigest() if _TOKEN.fullmatch(sent) else ""


def answer_again() -> Response | None:
    """Run before each request: a form that was carried out redirects to what it created."""
    token = sent_token()
    location = sent_form(token) if token else None
    return _already(location) if location else None


def claim() -> str:
    """Record in this transaction that the form is carried out; returns its token, "" for a form without one.

    Of two sent at the same time the second waits here and is then answered by a redirect.
    """
    token = sent_token()
    if token and not claim_form(token, current_user.id, now()):
        db.session.rollback()
        abort(_already(sent_form(token) or request.path))
    return token


def store_location(token: str, location: str) -> None:
    """Store where the form redirects to, in the transaction of what it created."""
    if token:
        settle_form(token, location or request.path)


def register(app: Flask) -> None:
    app.before_request(answer_again)
    app.after_request(note_taken)
    app.context_processor(lambda: {"drafts_taken": drafts_taken})


def note_taken(response: Response) -> Response:
    """Remember the draft of a form that was saved; not after a refusal, an error or a lost session."""
    draft = request.form.get(DRAFT, "") if request.method == "POST" and _is_good(response) else ""
    if _TOKEN.fullmatch(draft):
        session[_TAKEN] = [*session.get(_TAKEN, []), draft][-_MOST_TAKEN:]
    return response


def drafts_taken() -> str:
    """The names of drafts saved since the last page, which this page lists; "" for none."""
    return " ".join(session.pop(_TAKEN, []))


def _is_good(response: Response) -> bool:
    return response.status_code < HTTPStatus.BAD_REQUEST and current_user.is_authenticated


def _already(location: str) -> Response:
    flash(ALREADY, "warning")
    return see_other(location)
