"""Writes of notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete

from app.core.actor import Actor
from app.extensions import db
from app.office.notices.models import AccountNotice


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as its user reads it; `is_own`: its user did it, or somebody who was signed in as them."""

    text: str
    at: datetime
    by: str
    is_own: bool


def notify(user_id: int, actor: Actor, text: str) -> None:
    """Leave a user a notice of a change of their account: a sentence without time and full stop."""
    db.session.add(AccountNotice(user_id=user_id, text=text, by_id=actor.user_id, by=actor.name))
    db.session.flush()


def forget_notices(user_id: int) -> None:
    """Take away what waits for an account that is closed."""
    db.session.execute(delete(AccountNotice).where(AccountNotice.user_id == user_id))


def take(user_id: int, *, with_own: bool) -> Sequence[Notice]:
    """The user's notices, taken away to be shown once; `with_own`: also of what they did themselves."""
    gone = delete(AccountNotice).where(AccountNotice.user_id == user_id)
    if not with_own:
        gone = gone.where(AccountNotice.by_id.is_distinct_from(user_id))
    rows = db.session.execute(
        gone.returning(
            AccountNotice.id, AccountNotice.text, AccountNotice.at, AccountNotice.by, AccountNotice.by_id
        ).execution_options(synchronize_session=False)
    ).all()
    return [Notice(row.text, row.at, row.by, row.by_id == user_id) for row in sorted(rows)]
