"""Writes of people's photographs. What is taken away is gone; the trail keeps that it was there."""

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
    """Keep a photograph of the person, made by `rules.portrait_in`, in place of the one before.

    Raises Refused, beside `file`, when it is that one.
    """
    row = portrait(member.unit_id, member.id)
    old, new = row.sha256 if row else None, sha256(picture).hexdigest()
    if old == new:
        raise Refused("Ảnh này đang dùng rồi.", "file")
    row = row or Portrait(unit_id=member.unit_id, member_id=member.id)
    row.picture, row.sha256 = picture, new
    db.session.add(row)
    db.session.flush()
    said = {"sha256": (old, new), "size": (None, len(picture))}
    trail.note(member.unit_id, actor, "members.portrait.added", subject_of(member.id), said)


def remove_portrait(member: Member, actor: Actor) -> None:
    """Delete the photograph for good. Raises Refused when there is none."""
    row = portrait(member.unit_id, member.id)
    if row is None:
        raise Refused("Người này không có ảnh.")
    said = {"sha256": (row.sha256, None)}
    db.session.delete(row)
    db.session.flush()
    trail.note(member.unit_id, actor, "members.portrait.removed", subject_of(member.id), said)
