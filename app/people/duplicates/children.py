"""Children of two records that became one: a child that both told is one."""

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
    """Of each child recorded twice under the person the first record stays, and learns what others say."""
    live = [one for one in queries.children_of_member(person.id) if one.withdrawn_at is None]
    for records in children_once((one, queries.child_facts(one)) for one in live):
        (kept, old), *others = records
        if not others:
            continue
        birth = birth_of([facts for _, facts in records])
        kept.birth_date, kept.birth_year = birth.day, birth.year
        for name in _FILLED:
            said = next((value for _, facts in records if (value := getattr(facts, name))), "")
            setattr(kept, name, said)
        if changes := trail.changed(old, queries.child_facts(kept)):
            _note(person, actor, "corrected", changes, reason)
        for one, _ in others:
            _lead_to(kept, one)
            withdraw(one, reason, None)
            _note(person, actor, "withdrawn", {"full_name": (one.full_name, None)}, reason)
    db.session.flush()


def _lead_to(kept: Child, gone: Child) -> None:
    """Whatever names the record that goes names the one that stays."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is Child.__table__.c.id for key in column.foreign_keys):
                db.session.execute(update(table).where(column == gone.id).values({column.name: kept.id}))


def _note(person: Member, actor: Actor, done: str, changes: trail.Changes, reason: str) -> None:
    trail.note(person.unit_id, actor, f"members.child.{done}", subject_of(person.id), changes, reason)
