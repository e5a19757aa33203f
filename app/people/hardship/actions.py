"""Writes of times of hardship."""

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
    """Record a time of hardship. Raises Refused for invalid dates or without a reason."""
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
    changes = trail.changed(None, facts)
    trail.note(unit_id, actor, "members.hardship.added", subject_of(facts.member_id), changes)
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
    """Correct a time of hardship, or end it. Raises Refused, Stale."""
    refuse_stale(row, version)
    rules.refuse_bad_hardship(new, today)
    _fill(row, new)
    changes = trail.changed(old, new)
    trail.note(row.unit_id, actor, "members.hardship.corrected", subject_of(row.member_id), changes, reason)


def withdraw_hardship(
    row: Hardship,
    actor: Actor,
    today: date,  # noqa: ARG001 - the signature of every withdrawal
    reason: str,
    version: int | None = None,
) -> None:
    """Withdraw a time of hardship that was recorded by mistake. Raises Refused without a reason, Stale."""
    withdraw(row, reason, version)
    changes = {"starts_on": (row.starts_on, None)}
    trail.note(row.unit_id, actor, "members.hardship.withdrawn", subject_of(row.member_id), changes, reason)


def _fill(row: Hardship, facts: HardshipFacts) -> Hardship:
    row.starts_on, row.ends_on, row.reason = facts.starts_on, facts.ends_on, facts.reason
    return row
