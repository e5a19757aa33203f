"""The session of the browser that sends a request: begun, recognised, noted as used, ended."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from flask import Flask, Response, g, request, session
from flask_login import current_user, login_user, logout_user
from flask_wtf import FlaskForm
from sqlalchemy.exc import DBAPIError

from app.core.errors import Busy, Refused
from app.extensions import db, login
from app.office.accounts.models import User
from app.office.notices.actions import Notice, take
from app.office.sessions import actions, queries
from app.office.sessions.rules import Ending, is_due
from app.transactions import connected
from app.web import hx
from app.web.clock import now
from app.web.delivery.proxies import address
from app.web.saving import Outcome, saving
from app.web.sign_in.devices import remember
from app.web.sign_in.here import this_session
from app.web.sign_in.notices import flash_notices

#: How long an answer waits so that its request can be noted, in milliseconds; the next one is noted instead.
_PATIENCE = 200
#: Where Flask-Login keeps who is signed in: here the token of the session.
_TOKEN = "_user_id"  # noqa: S105 - a name
_CHANGED = "Mật khẩu vừa được đổi, hoặc tài khoản vừa bị khóa. Hãy đăng nhập lại."
_log = logging.getLogger(__name__)


@login.user_loader  # type: ignore[untyped-decorator]
def load_user(token: str) -> User | None:
    """The account of a session: one statement per request."""
    found = queries.session_of(token, now())
    if found is None:
        return None
    g.user_session, user = found
    return user


def is_over() -> bool:
    """Whether the browser holds a session that has ended."""
    return _TOKEN in session and not current_user.is_authenticated


def open_session(
    user_id: int, session_key: str, form: FlaskForm | None = None, *, comes_in: bool = False
) -> bool:
    """Sign a user in with a new session; the browser is remembered. False: the form says why not.

    `session_key` is the account's when its user proved who they are: their password may have changed since.
    Who `comes_in` from outside sees what was done to the account, also in their own name.
    """
    notices: Sequence[Notice] = ()
    with saving(form, once=False) as saved:
        user = queries.account_with_key(user_id, session_key)
        if user is None:
            raise Refused(_CHANGED)
        token = actions.begin(user, address(), request.user_agent.string, now())
        if comes_in:
            notices = take(user_id, with_own=True)
    if saved.done:
        session.clear()
        g.pop("user_session", None)
        login_user(user)
        session[_TOKEN] = token
        remember(user_id, session_key)
        flash_notices(notices)
    return saved.done


def close_session() -> Outcome:
    """Sign out: the session ends on the server, and the browser forgets it."""
    here, user_id = this_session(), current_user.id
    with saving(once=False) as saved:
        if here:
            actions.end_session(user_id, here.id, Ending.SIGNED_OUT)
    if saved.done:
        logout_user()
        session.clear()
        g.pop("user_session", None)
    return saved


def _note_seen(response: Response) -> Response:
    """Note the request after its answer, once a minute and without making it wait for other writes."""
    here = this_session()
    if here and is_due(here.seen_at, now()) and not hx.asks_by_itself():
        try:
            with connected(db.engine, writes=True, patience=_PATIENCE) as connection, connection.begin():
                actions.note_seen(connection, here.id, now())
        except (Busy, DBAPIError):
            _log.info("the books are busy: the last request of a session was not noted")
    return response


def register(app: Flask) -> None:
    app.after_request(_note_seen)
