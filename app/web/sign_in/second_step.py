"""The second step of signing in: who gave the right password is asked for a code.

Between the steps the browser holds, signed, who it is and when; nothing is open to it yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Any

from flask import current_app, session
from wtforms import Field

from app.extensions import db
from app.office.accounts.models import User
from app.office.second_factor.actions import WRONG, use_code
from app.office.second_factor.queries import user_with_id
from app.office.second_factor.rules import STEP_LASTS
from app.office.security_log.rules import EventKind
from app.office.sign_in import queries
from app.office.sign_in.actions import end_count, note_failure
from app.office.sign_in.rules import Wait, seconds_of, wait_text
from app.web.clock import now
from app.web.delivery.security_events import note
from app.web.forms.base import Form
from app.web.saving import saving
from app.web.sign_in.checking import Answer, later
from app.web.sign_in.devices import mark_of

_WAITING = "second_step"
#: The source of wrong codes.
_SOURCE = "code"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who gave the right password: their id, name and session key."""

    user_id: int
    username: str
    session_key: str


def ask(user: User, session_key: str) -> None:
    """Note in the browser that the user gave the right password."""
    session.clear()
    session[_WAITING] = {"user": user.id, "mark": mark_of(session_key, _WAITING), "at": now().isoformat()}


def waiting() -> Waiting | None:
    """Who takes the second step in this browser; None if nobody, too late, or the password changed since."""
    noted: dict[str, Any] | None = session.get(_WAITING)
    if not noted or not now() - STEP_LASTS <= datetime.fromisoformat(noted["at"]) <= now():
        return None
    user = user_with_id(noted["user"])
    if user is None or not compare_digest(mark_of(user.session_key, _WAITING), noted["mark"]):
        return None
    return Waiting(user.id, user.username, user.session_key)


def check_code(form: Form, box: Field, who: Waiting) -> Answer:
    """The user if the code is right; else the error is beside its field. Wrong ones make one wait."""
    account, attempt = queries.account(who.username), queries.attempt(who.username, _SOURCE, "", now())
    db.session.rollback()
    if attempt.wait:
        return later(form, Wait(attempt.wait), seconds_of(attempt.wait), 429)
    user = None
    with saving(form, once=False) as saved:
        if use_code(who.user_id, box.data or "", current_app.config["SECRET_KEY"], now()):
            end_count(attempt)
            user = user_with_id(who.user_id)
        else:
            wait = note_failure(attempt, account, now())
    if saved.done and user is None:
        note(EventKind.SIGN_IN_FAILED, user=user_with_id(who.user_id))
        box.errors = [f"{WRONG} Hãy đợi {wait_text(wait)} rồi thử lại." if wait else WRONG]
    return Answer(user, who.session_key) if saved.done and user else Answer()
