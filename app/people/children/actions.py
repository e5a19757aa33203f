"""Writes of members' children."""

from __future__ import annotations

from datetime import date

from app.core.actor import Actor
from app.core.errors import Refused, Twice
from app.extensions import db
from app.log.activities.actions import new_row_key, refuse_stale, withdraw
from app.office.trail import actions as trail
from app.people.children.rules import ONE_CHILD
from app.people.roster import queries, rules
from app.people.roster.actions import subject_of
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child


def add_child(
    unit_id: int, facts: ChildFacts, actor: Actor, today: date, *, row_key: str | None = None
) -> Child:
    """Add a member's child. Raises Refused for a birth in the future."""
    _refuse_bad_child(facts, today)
    child = Child(
        unit_id=unit_id,
        member_id=facts.member_id,
        row_key=row_key or new_row_key(),
        recorded_by_id=actor.user_id,
        recorded_by=actor.name,
    )
    db.session.add(_fill_child(child, facts))
    db.session.flush()
    trail.note(unit_id, actor, "members.child.added", subject_of(facts.member_id), trail.changed(None, facts))
    return child


def add_child_once(
    unit_id: int, facts: ChildFacts, actor: Actor, today: date, *, again: bool = False
) -> Child:
    """`add_child`; raises Twice if the member already has a child of that name and birth, unless `again`."""
    live = (one for one in queries.children_of_member(facts.member_id) if one.withdrawn_at is None)
    if not again and any(ONE_CHILD.common(facts, queries.child_facts(one)) for one in live):
        raise Twice(f"Đã ghi {facts.full_name} là con của người này.")
    return add_child(unit_id, facts, actor, today)


def correct_child(
    child: Child,
    old: ChildFacts,
    new: ChildFacts,
    actor: Actor,
    today: date,
    reason: str,
    *,
    version: int | None = None,
) -> None:
    """Correct the facts of a child. Raises Refused for a birth in the future, Stale."""
    refuse_stale(child, version)
    _refuse_bad_child(new, today)
    _fill_child(child, new)
    child.member_id = new.member_id
    trail.note(
        child.unit_id,
        actor,
        "members.child.corrected",
        subject_of(new.member_id),
        trail.changed(old, new),
        reason,
    )


def withdraw_child(
    child: Child,
    actor: Actor,
    today: date,  # noqa: ARG001 - the signature of every withdrawal
    reason: str,
    version: int | None = None,
) -> None:
    """Withdraw a child that was recorded by mistake. Raises Refused without a reason, Stale."""
    withdraw(child, reason, version)
    changes = {"full_name": (child.full_name, None)}
    trail.note(child.unit_id, actor, "members.child.withdrawn", subject_of(child.member_id), changes, reason)


def _refuse_bad_child(facts: ChildFacts, today: date) -> None:
    if not facts.full_name:
        raise Refused("Cần có họ và tên.", "full_name")
    rules.refuse_bad_birth(facts.birth, today)


def _fill_child(row: Child, facts: ChildFacts) -> Child:
    row.full_name = facts.full_name
    row.birth_date = facts.birth.day
    row.birth_year = facts.birth.year
    row.school_class = facts.school_class
    row.school_year = facts.school_year
    row.merit = facts.merit
    return row
