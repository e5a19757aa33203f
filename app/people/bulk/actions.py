"""Bulk changes and undoing them: in one transaction, with a trail entry for each person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.signals import roster_changed
from app.core.texts.names import name_sort_key
from app.core.vietnamese import join_words
from app.extensions import db
from app.log.activities.actions import withdraw
from app.office.trail import actions as trail
from app.people.bulk import queries, rules
from app.people.bulk.facts import BulkFacts, Planned
from app.people.bulk.models import BulkChange
from app.people.roster.actions import correct_person, subject_of
from app.people.roster.facts import MembershipFacts, PersonFacts
from app.people.roster.models import Member, Membership
from app.people.roster.queries import membership_facts, names_of, person_facts
from app.people.roster.row_actions import fill_period, new_period, next_key
from app.people.salaries.actions import ask
from app.people.salaries.rules import SalaryChange

_REASON = "Đổi nhiều người cùng lúc"
_UNDONE = "Hoàn tác lần đổi nhiều người"
_FIELDS = tuple(MembershipFacts.__dataclass_fields__)
#: At most this many names in a message.
_MOST_NAMED = 10


def change_many(
    unit_id: int,
    planned: Sequence[Planned],
    facts: BulkFacts,
    actor: Actor,
    today: date,
    *,
    at: datetime,
    agreed: bool = False,
) -> BulkChange:
    """Carry out the plan and store the old values of the periods; `at` is the current time in UTC.

    Raises Refused when nothing would change, and for people (named in the message) whose record somebody else
    has changed since the plan was shown. Unless `agreed`, for a salary that would move dues paid or closed.
    """
    touched = [one for one in planned if one.is_change]
    if not touched:
        raise Refused("Không có ai thay đổi.")
    rows = queries.periods_by_id(unit_id, {one.membership_id for one in touched})
    stale = [one.full_name for one in touched if not _is_as_seen(rows.get(one.membership_id), one.version)]
    if stale:
        raise Refused(f"Người khác vừa sửa: {_names(stale)}. Hãy xem lại rồi đổi.")
    written, notes = _write(unit_id, touched, rows, facts.starts_on, actor)
    change = keep_for_undo(unit_id, written, (), rules.summary_of(facts), actor, at=at)
    trail.note_all(unit_id, actor, notes)
    roster_changed.send(unit_id, today=today, member_ids={one.member_id for one in touched})
    if paid_otherwise := {one.member_id for one in touched if one.old.dues_salary != one.new.dues_salary}:
        ask(unit_id, paid_otherwise, SalaryChange(facts.starts_on, agreed), today)
    return change


def keep_for_undo(
    unit_id: int,
    periods: Iterable[tuple[Membership, MembershipFacts | None]],
    people: Iterable[tuple[Member, PersonFacts]],
    summary: str,
    actor: Actor,
    *,
    at: datetime,
) -> BulkChange:
    """Store what rows written together were before (None: a new one), so that they can be undone together."""
    db.session.flush()
    before: dict[Any, Any] = {
        row.id: {"version": row.version, "old": _values(old) if old else None} for row, old in periods
    }
    before["people"] = {
        row.id: {"version": row.version, "old": rules.plain_person(old)} for row, old in people
    }
    change = BulkChange(
        unit_id=unit_id,
        done_at=at,
        done_by_id=actor.user_id,
        done_by=actor.name,
        before=json.dumps(before),
        summary=summary,
    )
    db.session.add(change)
    db.session.flush()
    return change


def undo(change: BulkChange, actor: Actor, today: date, *, at: datetime) -> tuple[int, list[str]]:
    """Restore the old values of the periods; returns the number of people and the names of those left out.

    Left out are people whose record was changed since. Raises Refused when that is everybody, or when the
    change was undone before.
    """
    if change.undone_at is not None:
        raise Refused("Lần đổi này đã được hoàn tác rồi.")
    before = json.loads(change.before)
    kept_people = {int(row_id): stored for row_id, stored in before.pop("people", {}).items()}
    kept = {int(row_id): stored for row_id, stored in before.items()}
    rows = queries.periods_by_id(change.unit_id, kept.keys())
    persons = queries.people_by_id(change.unit_id, kept_people.keys())
    moved = {row.member_id for row in rows.values() if not _is_as_seen(row, kept[row.id]["version"])}
    moved |= {row.id for row in persons.values() if row.version != kept_people[row.id]["version"]}
    back = [row for row in rows.values() if row.member_id not in moved]
    names = names_of(change.unit_id, moved)
    persons_back = [row for row in persons.values() if row.id not in moved]
    if not back and not persons_back:
        raise Refused(f"Không hoàn tác được: đã có người sửa tiếp {_names(names.values())}.")
    notes = [_put_back(row, kept[row.id]["old"]) for row in back]
    for row in persons_back:
        was = person_facts(row)
        shall = replace(was, **rules.restored_person(kept_people[row.id]["old"]))
        correct_person(row, was, shall, Correction(actor, today, _UNDONE))
    change.undone_at = at
    db.session.flush()
    people = {row.member_id for row in back} | {row.id for row in persons_back}
    trail.note_all(change.unit_id, actor, notes)
    roster_changed.send(change.unit_id, today=today, member_ids=people)
    return len(people), sorted(names.values(), key=name_sort_key)


def _write(
    unit_id: int, touched: Sequence[Planned], rows: dict[int, Membership], day: date | None, actor: Actor
) -> tuple[list[tuple[Membership, MembershipFacts | None]], list[trail.Noted]]:
    """The rows written, each with its old facts (None for a new row), and the trail entries."""
    held = queries.keys_held(unit_id, {one.member_id for one in touched}) if day else {}
    written: list[tuple[Membership, MembershipFacts | None]] = []
    notes = []
    for one in touched:
        row, subject = rows[one.membership_id], subject_of(one.member_id)
        now, then = rules.parts_of(one.old, one.new, day)
        written.append((row, one.old))
        fill_period(row, now)
        changes = trail.changed(one.old, now)
        notes.append(trail.Noted("members.period.corrected", subject, changes, _REASON))
        if then:
            follows = new_period(row.member, next_key(one.code, held[one.member_id]), then, actor)
            db.session.add(follows)
            written.append((follows, None))
            notes.append(trail.Noted("members.period.added", subject, trail.changed(one.old, then), _REASON))
    return written, notes


def _put_back(row: Membership, old: dict[str, Any] | None) -> trail.Noted:
    was = membership_facts(row)
    if old is None:
        withdraw(row, _UNDONE, None)
        gone = {"joined_on": (row.joined_on, None)}
        return trail.Noted("members.period.withdrawn", subject_of(row.member_id), gone, _UNDONE)
    for name, value in old.items():
        setattr(row, name, rules.restored(name, value))
    changes = trail.changed(was, membership_facts(row))
    return trail.Noted("members.period.corrected", subject_of(row.member_id), changes, _UNDONE)


def _values(facts: MembershipFacts) -> dict[str, Any]:
    return {name: rules.plain(getattr(facts, name)) for name in _FIELDS}


def _is_as_seen(row: Membership | None, version: int) -> bool:
    return row is not None and row.withdrawn_at is None and row.version == version


def _names(names: Iterable[str]) -> str:
    some = sorted(names)
    more = [f"{len(some) - _MOST_NAMED} người nữa"] if len(some) > _MOST_NAMED else []
    return join_words([*some[:_MOST_NAMED], *more])
