"""Writes of members' times of hardship."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.extensions import db
from app.log.activities.actions import new_row_key, refuse_stale, withdraw
from app.office.trail import actions as trail
from app.people.hardship.models import Hardship
from app.people.roster import rules
from app.people.roster.actions import subject_of
from app.people.roster.facts import HardshipFacts


def add_hardship(unit_id: int, facts: HardshipFacts, actor: Actor, today: date) -> Hardship:
    """Record a time of hardship. Raises Refused for days that cannot be, or without the circumstances."""
    rules.refuse_bad_hardship(facts, today)
    row = Hardship(
        unit_id=unit_id,
        member_id=facts.member_id,
        row_key=new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    db.session.add(_fill(row, facts))
    db.session.flush()
    said = trail.changed(None, facts)
    trail.note(unit_id, actor, "members.hardship.added", subject_of(facts.member_id), said)
    return row


def correct_hardship(
    row: Hardship,
    old: HardshipFacts,
    new: HardshipFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Correct a time of hardship, or close it by saying its last day. Raises Refused, Stale."""
    refuse_stale(row, version)
    rules.refuse_bad_hardship(new, today)
    _fill(row, new)
    changes = trail.changed(old, new)
    trail.note(row.unit_id, actor, "members.hardship.corrected", subject_of(row.member_id), changes, reason)


def withdraw_hardship(
    row: Hardship,
    actor: Actor,
    today: date,  # noqa: ARG001 - every action is told the day
    reason: str,
    version: int | None = None,
) -> None:
    """Withdraw a time of hardship that was recorded by mistake. Raises Refused without a reason, Stale."""
    withdraw(row, reason, version)
    said = {"starts_on": (row.starts_on, None)}
    trail.note(row.unit_id, actor, "members.hardship.withdrawn", subject_of(row.member_id), said, reason)


def _fill(row: Hardship, said: HardshipFacts) -> Hardship:
    row.starts_on, row.ends_on, row.reason = said.starts_on, said.ends_on, said.reason
    return row
