"""Writes of calendar feeds: secret links are made, replaced and revoked."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import update

from app.core.actor import Actor
from app.core.signals import access_ended
from app.desk.anniversaries.rules import digest_of
from app.desk.feed.models import FeedKey
from app.desk.feed.queries import can_have_feed, feed_key, keys_of
from app.extensions import db
from app.office.trail import actions as trail


def make_key(user_id: int, unit_id: int, actor: Actor, now: datetime) -> str:
    """Create a new secret for the person's feed and return it; it is not stored. An older link ends."""
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
    """End the person's feed, if there is one."""
    key = feed_key(user_id, unit_id)
    if key is not None:
        _end(key, actor)


def revoke_all(actor: Actor, user_id: int | None = None) -> int:
    """End every feed of a person, None: of everybody; returns their number."""
    keys = keys_of(user_id)
    for key in keys:
        _end(key, actor)
    return len(keys)


def note_fetched(secret: str, today: date) -> None:
    """Record the day on which the feed was last fetched."""
    db.session.execute(
        update(FeedKey).where(FeedKey.digest == digest_of(secret)).values(last_fetched_on=today)
    )


@access_ended.connect
def end_with_access(user_id: int, *, unit_id: int | None, actor: Actor) -> None:
    """End feeds when the password, the account or the role ends under which they were made."""
    for key in keys_of(user_id):
        if unit_id is None or (key.unit_id == unit_id and not can_have_feed(user_id, unit_id)):
            _end(key, actor)


def _end(key: FeedKey, actor: Actor) -> None:
    user_id, unit_id = key.user_id, key.unit_id
    db.session.delete(key)
    db.session.flush()
    trail.note(unit_id, actor, "home.feed.ended", f"users/{user_id}", {})
