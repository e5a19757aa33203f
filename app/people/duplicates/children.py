"""Children of two merged records: a child recorded in both becomes one."""

from __future__ import annotations

from sqlalchemy import update

from app.core.actor import Actor
from app.extensions import db
from app.log.activities.actions import withdraw
from app.office.trail import actions as trail
from app.people.children.rules import birth_of, children_once
from app.people.roster import queries
from app.people.roster.actions import subject_of
from app.people.roster.models import Child, Member

_FILLED = ("school_class", "school_year", "merit")


def make_children_one(person: Member, actor: Actor, reason: str) -> None:
    """Merge the records of each child of the person into the first of them."""
    live = [one for one in queries.children_of_member(person.id) if one.withdrawn_at is None]
    for records in children_once((one, queries.child_facts(one)) for one in live):
        (kept, old), *others = records
        if not others:
            continue
        birth = birth_of([facts for _, facts in records])
        kept.birth_date, kept.birth_year = birth.day, birth.year
        for name in _FILLED:
            known = (getattr(facts, name) for _, facts in records)
            value = next(filter(None, known), "")
            setattr(kept, name, value)
        if changes := trail.changed(old, queries.child_facts(kept)):
            _note(person, actor, "corrected", changes, reason)
        for one, _ in others:
            _move_references(kept, one)
            withdraw(one, reason, None)
            _note(person, actor, "withdrawn", {"full_name": (one.full_name, None)}, reason)
    db.session.flush()


def _move_references(kept: Child, gone: Child) -> None:
    """Move all references from `gone` to `kept`."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is Child.__table__.c.id for key in column.foreign_keys):
                db.session.execute(update(table).where(column == gone.id).values({column.name: kept.id}))


def _note(person: Member, actor: Actor, done: str, changes: trail.Changes, reason: str) -> None:
    trail.note(person.unit_id, actor, f"members.child.{done}", subject_of(person.id), changes, reason)
