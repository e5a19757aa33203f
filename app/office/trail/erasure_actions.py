"""Erasing a field from all values in the trail: the chain stays valid, and an entry records who did it."""

from __future__ import annotations

import secrets

from app.core.actor import Actor
from app.extensions import db
from app.office.trail.actions import Changes, note
from app.office.trail.erasure_rules import LEFT, without
from app.office.trail.queries import details_naming
from app.office.trail.rules import digest_of


def erase_field(unit_id: int, actor: Actor, of: str, field: str, action: str, changes: Changes) -> int:
    """Remove the field from the values of all entries whose subject starts with `of` (`members/`).

    Returns how many had it. The entries and the chain stay as they are. An entry with this `action` and these
    `changes` stores the digests of the values left, so that nothing else can be removed unnoticed; it is
    omitted where there was nothing to remove. A new salt keeps the old values from being guessed.
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
