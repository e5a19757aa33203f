"""Writes of an upper union about the unions below it."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.actor import Actor
from app.extensions import db
from app.office.trail import actions as trail
from app.office.units.models import Unit
from app.year.received.queries import lower_unions


def name_groups(unit: Unit, names: Mapping[int, str], actor: Actor) -> int:
    """Put unions below into groups by their ids, "" into none; how many changed."""
    changed = [one for one in lower_unions(unit.id) if names.get(one.id, one.group_name) != one.group_name]
    for one in changed:
        noted = {"group_name": (one.group_name, names[one.id])}
        one.group_name = names[one.id]
        db.session.flush()
        trail.note(unit.id, actor, "received.union.grouped", f"lower_unions/{one.id}", noted)
    return len(changed)
