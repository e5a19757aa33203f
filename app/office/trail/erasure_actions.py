"""Erasing a field from everything that the trail says: the chain stays whole, and a line tells who did it."""

from __future__ import annotations

import secrets

from app.core.actor import Actor
from app.extensions import db
from app.office.trail.actions import Changes, note
from app.office.trail.erasure_rules import LEFT, without
from app.office.trail.queries import details_naming
from app.office.trail.rules import digest_of


def erase_field(unit_id: int, actor: Actor, of: str, field: str, action: str, changes: Changes) -> int:
    """Take the field out of the values of all entries about `of` (`members/`); how many said it.

    Their entries stay as they are, and so does the chain. The line of this `action`, with these `changes`,
    says of each what is left, so that nothing else can be taken out unseen; there is none where nothing was
    said. A new salt leaves the old digest without a way to be guessed at.
    """
    left: dict[str, str] = {}
    for detail in details_naming(unit_id, of, field):
        cut = without(detail.values, field)
        if cut is not None:
            detail.salt, detail.values = secrets.token_hex(16), cut
            left[str(detail.entry_id)] = digest_of(detail.salt, cut)
    db.session.flush()
    if left or any(old != new for old, new in changes.values()):
        note(unit_id, actor, action, f"units/{unit_id}", {**changes, LEFT: (None, left)})
    return len(left)
