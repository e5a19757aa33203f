"""Ending somebody else's sessions, which the trail keeps."""

from __future__ import annotations

from app.core.actor import Actor
from app.office.accounts.models import User
from app.office.notices.actions import notify
from app.office.sessions.actions import end_session, end_sessions
from app.office.sessions.rules import Ending
from app.office.trail import actions as trail


def end_theirs(user: User, actor: Actor, session_id: int | None = None) -> int:
    """End one session of another user, or all of them; returns how many were open."""
    if session_id is None:
        count = end_sessions(user.id, Ending.BY_ADMINISTRATOR)
    else:
        count = end_session(user.id, session_id, Ending.BY_ADMINISTRATOR)
    if count:
        changes = {"username": ("", user.username), "sessions": (None, count)}
        notify(user.id, actor, "Người quản trị đã kết thúc phiên đăng nhập của bạn")
        trail.note(None, actor, "accounts.sessions_ended", f"users/{user.id}", changes)
    return count
