"""Erasing values in the trail: the chain stays valid, and an entry records who did it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from app.core.actor import Actor
from app.extensions import db
from app.office.trail.actions import Changes, note
from app.office.trail.erasure_rules import LEFT, without
from app.office.trail.models import TrailDetail
from app.office.trail.queries import details_naming
from app.office.trail.rules import digest_of


def erase_field(unit_id: int, actor: Actor, of: str, field: str, action: str, changes: Changes) -> int:
    """Remove the field from the values of all entries whose subject starts with `of` (`members/`).

    Returns how many had it; an entry with this `action` and these `changes` is omitted where none had.
    """
    left = cut_details(details_naming(unit_id, of, field), lambda detail: without(detail.values, field))
    if left or any(old != new for old, new in changes.values()):
        note(unit_id, actor, action, f"units/{unit_id}", {**changes, LEFT: (None, left)})
    return len(left)


def cut_details(details: Iterable[TrailDetail], cut: Callable[[TrailDetail], str | None]) -> dict[str, str]:
    """Give the values of entries what `cut` leaves of them (None: all); the entries and the chain stay.

    Returns the digests of the values left, by entry. The caller notes them as `LEFT` in an entry of the same
    chain, so that nothing else can be removed unnoticed. A new salt keeps the old values from being guessed.
    """
    left: dict[str, str] = {}
    for detail in details:
        values = cut(detail)
        if values is not None and values != detail.values:
            detail.salt, detail.values = secrets.token_hex(16), values
            left[str(detail.entry_id)] = digest_of(detail.salt, values)
    db.session.flush()
    return left
