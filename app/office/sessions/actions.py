"""Writes of sessions: begun, seen, ended. Every beginning and every end passes through here."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, update

from app.extensions import db
from app.office.accounts.models import User
from app.office.sessions import rules
from app.office.sessions.models import UserSession
from app.office.sessions.rules import Ending


def begin(user: User, address: str, browser: str, now: datetime) -> str:
    """Begin a session of a user who proved who they are; returns its token, which is not stored."""
    db.session.execute(
        delete(UserSession)
        .where(UserSession.started_at < now - rules.KEPT)
        .execution_options(synchronize_session=False)
    )
    token = secrets.token_urlsafe(32)
    db.session.add(
        UserSession(
            user_id=user.id,
            digest=rules.digest_of(token),
            started_at=now,
            seen_at=now,
            address=address[:64],
            browser=browser[:300],
        )
    )
    db.session.flush()
    return token


def note_seen(connection: Connection, session_id: int, now: datetime) -> None:
    """Note a request of a session, in a transaction of its own."""
    connection.execute(update(UserSession).where(UserSession.id == session_id).values(seen_at=now))


def end_session(user_id: int, session_id: int, why: Ending) -> int:
    """End one session of a user; returns how many were ended: 0 for one that was over, or another's."""
    return _end(why, UserSession.user_id == user_id, UserSession.id == session_id)


def end_sessions(user_id: int, why: Ending, *, but: int | None = None) -> int:
    """End every session of a user, except the one with the id `but`; returns how many were ended."""
    return _end(why, UserSession.user_id == user_id, UserSession.id != (but or 0))


def _end(why: Ending, *which: ColumnElement[bool]) -> int:
    """The one end of sessions but by time."""
    ended = db.session.scalars(
        update(UserSession)
        .where(UserSession.ended_at.is_(None), *which)
        # When it was ended is a fact of the machine, as when a row was recorded.
        .values(ended_at=func.now(), ended_by=why)
        .returning(UserSession.id)
        .execution_options(synchronize_session=False)
    )
    return len(ended.all())
