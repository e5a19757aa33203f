"""Screens of open sessions: one's own, and on an account's page everybody's for the administrator."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.admin.sessions.actions import end_theirs
from app.office.accounts.models import User
from app.office.accounts.queries import user as user_by_id
from app.office.accounts.rules import Permission
from app.office.security_log.rules import EventKind
from app.office.sessions import actions, queries
from app.office.sessions.rules import Ending
from app.web.clock import now
from app.web.delivery.security_events import note
from app.web.guards import actor, allow
from app.web.pages import page, see_other
from app.web.saving import flash_outcome, saving
from app.web.sign_in.here import this_session

bp = Blueprint("sessions", __name__, url_prefix="/tai-khoan")


@bp.get("/phien")
@allow(Permission.SIGNED_IN)
def index() -> Response:
    """Where one is signed in."""
    here = this_session()
    found = queries.open_sessions(current_user.id, now())
    return page("admin/sessions/index.html", sessions=found, here=here.id if here else None)


@bp.post("/phien/ket-thuc")
@allow(Permission.SIGNED_IN)
def end_others() -> Response:
    """End every session of one's own but this one."""
    here = this_session() or abort(403)
    user_id = current_user.id
    return _done(lambda: actions.end_sessions(user_id, Ending.BY_OWNER, but=here.id), url_for(".index"))


@bp.post("/phien/<int:session_id>/ket-thuc")
@allow(Permission.SIGNED_IN)
def end(session_id: int) -> Response:
    """End one of one's own."""
    user_id = current_user.id
    _refuse_foreign(user_id, session_id)
    return _done(lambda: actions.end_session(user_id, session_id, Ending.BY_OWNER), url_for(".index"))


@bp.post("/<int:user_id>/phien/ket-thuc")
@allow(Permission.ADMINISTER)
def end_all_of(user_id: int) -> Response:
    """End every session of a user."""
    user = _user(user_id)
    return _done(lambda: end_theirs(user, actor()), url_for("accounts.show", user_id=user_id))


@bp.post("/<int:user_id>/phien/<int:session_id>/ket-thuc")
@allow(Permission.ADMINISTER)
def end_of(user_id: int, session_id: int) -> Response:
    """End one session of a user."""
    user = _user(user_id)
    _refuse_foreign(user_id, session_id)
    return _done(lambda: end_theirs(user, actor(), session_id), url_for("accounts.show", user_id=user_id))


def _user(user_id: int) -> User:
    return user_by_id(user_id) or abort(404)


def _refuse_foreign(user_id: int, session_id: int) -> None:
    """404 for a session of another user, open or not."""
    if not queries.has_session(user_id, session_id):
        abort(404)


def _done(end_them: Callable[[], int], back: str) -> Response:
    count = 0
    with saving() as saved:
        count = end_them()
    if count and saved.done:
        note(EventKind.SESSION_ENDED)
    flash_outcome(
        saved, f"Đã kết thúc {count} phiên đăng nhập." if count else "Không còn phiên nào để kết thúc."
    )
    return see_other(back)
