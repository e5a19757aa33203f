"""Writes of members' children."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core.actor import Actor
from app.core.errors import Twice
from app.log.activities.mapping import columns_of
from app.log.activities.row_actions import RowKind, Written
from app.office.trail.actions import Changes
from app.people.children.rules import ONE_CHILD
from app.people.roster import queries
from app.people.roster.actions import subject_of
from app.people.roster.facts import ChildFacts
from app.people.roster.models import Child
from app.people.roster.recording_rules import refuse_bad_naming


def _refuse_bad_child(_unit_id: int, facts: ChildFacts, today: date) -> None:
    refuse_bad_naming(facts, today)


def _columns(_unit_id: int, facts: ChildFacts) -> dict[str, Any]:
    birth = {"birth_date": facts.birth.day, "birth_year": facts.birth.year}
    return columns_of(Child, facts) | birth


def _noted(written: Written[Child, ChildFacts], changes: Changes) -> Changes:
    return changes if written.new else {"full_name": (written.row.full_name, None)}


CHILDREN: RowKind[Child, ChildFacts] = RowKind(
    Child,
    "members.child",
    _columns,
    check=_refuse_bad_child,
    noted=_noted,
    recorded="added",
    subject=lambda row: subject_of(row.member_id),
)
add_child, correct_child, withdraw_child = CHILDREN.record, CHILDREN.correct, CHILDREN.withdraw


def add_child_once(
    unit_id: int, facts: ChildFacts, actor: Actor, today: date, *, again: bool = False
) -> Child:
    """`add_child`; raises Twice if the member already has a child of that name and birth, unless `again`."""
    live = (one for one in queries.children_of_member(facts.member_id) if one.withdrawn_at is None)
    if not again and any(ONE_CHILD.common(facts, queries.child_facts(one)) for one in live):
        raise Twice(f"Đã ghi {facts.full_name} là con của người này.")
    return add_child(unit_id, facts, actor, today)
