"""Writes of an upper union about the unions below it."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.actor import Actor
from app.core.errors import Stale
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.year.received.queries import lower_unions


def name_groups(unit: Unit, changes: Mapping[int, tuple[str, str]], actor: Actor) -> int:
    """Put unions below into groups, "" into none; how many changed.

    `changes`: by the union's id the group that the officer saw, and the one wanted. Raises Stale where
    somebody put that union into another group meanwhile.
    """
    asked = [(one, *changes[one.id]) for one in lower_unions(unit.id) if one.id in changes]
    changed = [(one, seen, wanted) for one, seen, wanted in asked if one.group_name != wanted]
    if any(one.group_name != seen for one, seen, _ in changed):
        raise Stale
    for one, seen, wanted in changed:
        noted = {"group_name": (seen, wanted)}
        one.group_name = wanted
        trail.note_row(one, actor, "received.union.grouped", noted)
    return len(changed)
