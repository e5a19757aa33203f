"""Writes of calendar feeds: a secret link made, made anew, taken back."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import update

from app.core.actor import Actor
from app.core.signals import access_ended
from app.desk.anniversaries.rules import digest_of
from app.desk.feed.models import FeedKey
from app.desk.feed.queries import feed_key, keys_of, may_be_fed
from app.extensions import db
from app.office.trail import actions as trail


def make_key(user_id: int, unit_id: int, actor: Actor, now: datetime) -> str:
    """Make the person's feed a new secret, returned this once; an older link ends."""
    secret = secrets.token_urlsafe(32)
    key = feed_key(user_id, unit_id)
    if key is None:
        db.session.add(FeedKey(user_id=user_id, unit_id=unit_id, digest=digest_of(secret), made_at=now))
    else:
        key.digest, key.made_at, key.last_fetched_on = digest_of(secret), now, None
    db.session.flush()
    trail.note(unit_id, actor, "home.feed.issued", f"users/{user_id}", {})
    return secret


def revoke_key(user_id: int, unit_id: int, actor: Actor) -> None:
    """End the person's feed; nothing where there is none."""
    key = feed_key(user_id, unit_id)
    if key is not None:
        _end(key, actor)


def revoke_all(actor: Actor, user_id: int | None = None) -> int:
    """End every feed of a person, None: of everybody; how many there were."""
    keys = keys_of(user_id)
    for key in keys:
        _end(key, actor)
    return len(keys)


def note_fetched(secret: str, today: date) -> None:
    """Note that a phone asked on the day."""
    db.session.execute(
        update(FeedKey).where(FeedKey.digest == digest_of(secret)).values(last_fetched_on=today)
    )


@access_ended.connect
def end_with_access(user_id: int, *, unit_id: int | None, actor: Actor) -> None:
    """A feed ends with the password, the account and the role it was made under, none revives it."""
    for key in keys_of(user_id):
        if unit_id is None or (key.unit_id == unit_id and not may_be_fed(user_id, unit_id)):
            _end(key, actor)


def _end(key: FeedKey, actor: Actor) -> None:
    user_id, unit_id = key.user_id, key.unit_id
    db.session.delete(key)
    db.session.flush()
    trail.note(unit_id, actor, "home.feed.ended", f"users/{user_id}", {})
