"""Erasing a person's data: rows, texts, trail, files. It cannot be undone."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.core.actor import Actor
from app.core.errors import Refused
from app.core.signals import roster_changed
from app.core.vietnamese import fold
from app.extensions import db
from app.office.security_log.actions import record_event
from app.office.security_log.rules import EventKind
from app.office.trail.actions import Changes, note
from app.office.trail.erasure_rules import LEFT
from app.people.personal_data import declared, queries, texts
from app.people.personal_data.models import PersonalErasure
from app.people.personal_data.rules import Ground, child_mark, mark_of
from app.people.personal_data.trail import TrailScrub
from app.people.roster.models import Member
from app.web.personal.declared import Erasure, Personal, Purpose


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: lines of the trail that were cut, and files to delete after the commit."""

    trail_lines: int
    doomed: tuple[Path, ...]


def erase_person(
    person: Member,
    ground: Ground,
    reason: str,
    actor: Actor,
    today: date,
    *,
    at: datetime,
    folder: Path,
) -> Erased:
    """Erase everything that need not stay; the caller has asked whether it may be (`refuse_erasure`).

    `folder`: the installation's. Raises Refused for somebody erased before.
    """
    if queries.erasure_of(person.unit_id, person.id):
        raise Refused("Dữ liệu của người này đã xóa rồi.")
    erasure = _erasure(person, actor, at, folder, None)
    left = _carry_out(erasure)
    db.session.add(
        PersonalErasure(
            member_id=person.id, unit_id=person.unit_id, ground=ground, erased_on=today, erased_at=at
        )
    )
    changes = {
        "full_name": (None, erasure.mark),
        "ground": (None, ground.label),
        "erased": (None, tuple(declared.labels_erased(person.unit_id, None))),
    }
    return _noted(erasure, "members.erased", changes, left, reason, today)


def erase_purpose(
    person: Member, purpose: Purpose, reason: str, actor: Actor, today: date, *, at: datetime, folder: Path
) -> Erased:
    """Erase what is kept of the person for this purpose only."""
    if not reason:
        raise Refused("Hãy ghi căn cứ: ai yêu cầu, ngày nào.", "reason")
    erasure = _erasure(person, actor, at, folder, purpose)
    left = _carry_out(erasure)
    changes = {"purpose": (None, purpose.label)}
    return _noted(erasure, "members.purpose_erased", changes, left, reason, today)


def _noted(
    erasure: Erasure, action: str, changes: Changes, left: Mapping[str, str], reason: str, today: date
) -> Erased:
    """Note an erasure that was carried out, and notify the rooms whose values depend on the roster."""
    unit_id, subject = erasure.unit_id, f"members/{erasure.member_id}"
    cut = {"trail_lines": (None, len(left)), LEFT: (None, left)}
    note(unit_id, erasure.actor, action, subject, {**changes, **cut}, reason)
    record_event(EventKind.ERASED, erasure.actor, subject, unit_id)
    roster_changed.send(unit_id, today=today, member_ids={erasure.member_id})
    return Erased(len(left), tuple(erasure.doomed))


def delete_files(doomed: Iterable[Path]) -> None:
    """Delete files and folders of a committed erasure, unless they are gone already."""
    for path in doomed:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _erasure(person: Member, actor: Actor, at: datetime, folder: Path, purpose: Purpose | None) -> Erasure:
    unit_id, mark = person.unit_id, mark_of(person.id)
    names: dict[str, str] = {}
    if purpose in (None, Purpose.CHILDREN):
        children = enumerate(queries.names_of_children(unit_id, person.id), 1)
        names |= {name: child_mark(mark, number) for number, name in children}
    if purpose is None:
        names |= dict.fromkeys(queries.names_borne(unit_id, person), mark)
    folded = {fold(name) for name in names}
    longer = {
        other
        for other in (queries.names_of_others(unit_id, person.id) if names else ())
        if any(name in fold(other) and name != fold(other) for name in folded)
    }
    named_in, alone_in = queries.entries_of(unit_id, person.id)
    return Erasure(
        unit_id=unit_id,
        member_id=person.id,
        actor=actor,
        at=at,
        mark=mark,
        folder=folder,
        purpose=purpose,
        names=names,
        others=frozenset(longer),
        named_in=named_in,
        alone_in=alone_in if purpose is None else frozenset(),
    )


def _carry_out(erasure: Erasure) -> dict[str, str]:
    """Rows, texts, then the trail; returns the digests of what is left in the trail."""
    everywhere = not queries.others_named(erasure.unit_id, erasure.member_id, set(erasure.names))
    db.session.flush()
    every, some = declared.every_part(), declared.parts_erased(erasure.unit_id, erasure.purpose)
    kept_entries = {entry for one in every for entry in one.kept_entries(erasure.unit_id)}
    texts.empty_rows(erasure, some)
    alone = {} if erasure.purpose else declared.alone_of(some)
    texts.empty_alone(erasure, alone, kept_entries)
    # Rows were written past the session.
    db.session.expire_all()
    for one in some:
        if one.erase:
            one.erase(erasure)
    db.session.flush()
    texts.scrub_tables(erasure, everywhere, kept_entries)
    fields = {name: value for values in alone.values() for name, value in values.items()}
    gone = tuple(action for one in some for action in one.gone_actions)
    left = TrailScrub(erasure, everywhere, fields, _kept_fields(every), kept_entries, gone).scrub()
    db.session.expire_all()
    return left


def _kept_fields(every: Collection[Personal]) -> set[str]:
    """What the trail calls texts of entries that stay."""
    kept = declared.kept_of(every)
    tables: Mapping[str, set[str]] = {
        name: columns for name, columns in kept.items() if "activity_id" in db.metadata.tables[name].c
    }
    return {column for columns in tables.values() for column in columns if column != "*"}
