"""Writes of portraits. A removed one is deleted; the trail keeps only its digest."""

from __future__ import annotations

from hashlib import sha256

from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.office.trail import actions as trail
from app.people.portraits.queries import portrait
from app.people.roster.actions import subject_of
from app.people.roster.models import Member, Portrait


def set_portrait(member: Member, picture: bytes, actor: Actor) -> None:
    """Store a photograph made by `rules.portrait_in`, replacing the one before.

    Raises Refused, beside `file`, when it is the same.
    """
    row = portrait(member.unit_id, member.id)
    old, new = row.sha256 if row else None, sha256(picture).hexdigest()
    if old == new:
        raise Refused("Ảnh này đang dùng rồi.", "file")
    row = row or Portrait(unit_id=member.unit_id, member_id=member.id)
    row.picture, row.sha256 = picture, new
    db.session.add(row)
    db.session.flush()
    changes = {"sha256": (old, new), "size": (None, len(picture))}
    trail.note(member.unit_id, actor, "members.portrait.added", subject_of(member.id), changes)


def remove_portrait(member: Member, actor: Actor) -> None:
    """Delete the photograph for good. Raises Refused when there is none."""
    row = portrait(member.unit_id, member.id)
    if row is None:
        raise Refused("Người này không có ảnh.")
    changes = {"sha256": (row.sha256, None)}
    db.session.delete(row)
    db.session.flush()
    trail.note(member.unit_id, actor, "members.portrait.removed", subject_of(member.id), changes)
