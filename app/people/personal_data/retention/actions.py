"""Letting go of what is past its time; the trail keeps that, and how much it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.core.actor import Actor
from app.core.errors import Refused
from app.office.trail.actions import note
from app.web.personal.declared import Retention


def let_go(what: Retention, unit_id: int, reason: str, actor: Actor, today: date, folder: Path) -> int:
    """Delete it; returns how much it was. Raises Refused without a reason, or where nothing is due."""
    if not reason:
        raise Refused("Hãy ghi lý do.", "reason")
    due = what.count(unit_id, today, folder)
    if not due:
        raise Refused("Không có gì đến hạn nữa.")
    what.drop(unit_id, today, folder)
    changes = {"retained": (what.label, None), "rows": (due, 0)}
    note(unit_id, actor, "members.data.removed", f"units/{unit_id}", changes, reason)
    return due
