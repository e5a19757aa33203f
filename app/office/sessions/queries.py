"""Selects of sessions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, select

from app.extensions import db
from app.office.accounts.models import User
from app.office.notices.models import AccountNotice
from app.office.second_factor.models import SecondFactor, SignInPolicy
from app.office.sessions import rules
from app.office.sessions.models import UserSession

#: At most this many sessions of a user are listed, the newest.
MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class OpenSession:
    """The session of a request, and what is asked of its user beside it."""

    id: int
    seen_at: datetime
    #: Whether the account has a second factor, and whether administrators must have one.
    has_code: bool
    admins_need_code: bool
    #: Whether somebody else changed the account and its user has not seen that yet.
    has_notices: bool


@dataclass(frozen=True, slots=True)
class SessionLine:
    """An open session as lists show it."""

    id: int
    browser: str
    address: str
    started_at: datetime
    seen_at: datetime


#: Used by every request, so it is built once.
_OF_TOKEN = (
    select(
        UserSession.id,
        UserSession.started_at,
        UserSession.seen_at,
        User,
        SecondFactor.confirmed_at,
        select(SignInPolicy.admins_need_code).scalar_subquery().label("admins_need_code"),
        exists()
        .where(AccountNotice.user_id == User.id, AccountNotice.by_id.is_distinct_from(User.id))
        .label("has_notices"),
    )
    .join(User, User.id == UserSession.user_id)
    .outerjoin(SecondFactor, SecondFactor.user_id == User.id)
    .where(UserSession.digest == bindparam("digest"), UserSession.ended_at.is_(None), User.is_enabled)
)


def session_of(token: str, now: datetime) -> tuple[OpenSession, User] | None:
    """The open session of a token and its enabled user; one statement."""
    found = db.session.execute(_OF_TOKEN, {"digest": rules.digest_of(token)}).one_or_none()
    if found is None or not rules.is_open(found.started_at, found.seen_at, now):
        return None
    has_code, admins_need_code = found.confirmed_at is not None, bool(found.admins_need_code)
    return OpenSession(found.id, found.seen_at, has_code, admins_need_code, found.has_notices), found.User


def open_sessions(user_id: int, now: datetime) -> Sequence[SessionLine]:
    """A user's open sessions, the one used last first."""
    rows = db.session.execute(
        select(
            UserSession.id,
            UserSession.browser,
            UserSession.address,
            UserSession.started_at,
            UserSession.seen_at,
        )
        .where(UserSession.user_id == user_id, UserSession.ended_at.is_(None))
        .where(UserSession.seen_at > now - rules.IDLE)
        .order_by(UserSession.seen_at.desc(), UserSession.id.desc())
        .limit(MOST_LISTED)
    )
    return [
        SessionLine(row.id, rules.browser_text(row.browser), row.address, row.started_at, row.seen_at)
        for row in rows
        if rules.is_open(row.started_at, row.seen_at, now)
    ]


def sessions_of(user_ids: Collection[int]) -> Sequence[UserSession]:
    """All sessions of users that are kept, open or over, oldest first."""
    query = select(UserSession).where(UserSession.user_id.in_(user_ids))
    return db.session.scalars(query.order_by(UserSession.id)).all()


def account_with_key(user_id: int, session_key: str) -> User | None:
    """The enabled account unless its password changed meanwhile, locked until the transaction ends."""
    return db.session.scalar(
        select(User)
        .where(User.id == user_id, User.session_key == session_key, User.is_enabled)
        .with_for_update()
    )


def has_session(user_id: int, session_id: int) -> bool:
    """Whether the session is the user's, open or over."""
    ids = select(UserSession.id).where(UserSession.user_id == user_id, UserSession.id == session_id)
    return db.session.scalar(ids) is not None
