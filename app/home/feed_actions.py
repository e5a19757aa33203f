"""Writes of calendar feeds: a secret link made, made anew, taken back."""

from __future__ import annotations

import secrets
from datetime import datetime

from app.core.actor import Actor
from app.extensions import db
from app.home.feed_queries import feed_key
from app.home.models import FeedKey
from app.home.rules import digest_of
from app.trail import actions as trail


def make_key(user_id: int, unit_id: int, actor: Actor, now: datetime) -> str:
    """Make the person's feed a new secret, returned this once; an older link ends."""
    secret = secrets.token_urlsafe(32)
    key = feed_key(user_id, unit_id)
    if key is None:
        db.session.add(FeedKey(user_id=user_id, unit_id=unit_id, digest=digest_of(secret), made_at=now))
    else:
        key.digest, key.made_at = digest_of(secret), now
    db.session.flush()
    trail.note(unit_id, actor, "home.feed.issued", f"users/{user_id}", {})
    return secret


def revoke_key(user_id: int, unit_id: int, actor: Actor) -> None:
    """End the person's feed; nothing where there is none."""
    key = feed_key(user_id, unit_id)
    if key is None:
        return
    db.session.delete(key)
    db.session.flush()
    trail.note(unit_id, actor, "home.feed.ended", f"users/{user_id}", {})
