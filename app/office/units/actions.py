"""Writes of the union itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm.attributes import flag_modified

from app.core.actor import Actor
from app.core.dates import format_date
from app.core.errors import Refused, refuse_other_version
from app.core.signals import party_dropped, unit_started
from app.extensions import db
from app.office.trail import actions as trail
from app.office.units import queries
from app.office.units.facts import CongressFacts, Post, UnitFacts
from app.office.units.models import Congress, Letterhead, Officer, Unit
from app.office.units.rules import code_of, refuse_bad_congress

_LETTERHEAD = (
    "name",
    "short_name",
    "workplace",
    "upper_union",
    "directing_union",
    "upper_upper_union",
    "place",
    "document_symbol",
    "term",
)


def start_unit(facts: UnitFacts, actor: Actor) -> Unit:
    """Create a union. Raises Refused when its code is taken."""
    code = facts.code or code_of(facts.name)
    if queries.unit_by_code(code):
        raise Refused(f"Mã đơn vị «{code}» đã có trong sổ.", "code")
    unit = Unit(
        code=code,
        name=facts.name,
        kind=facts.kind or "",
        working_year=facts.working_year or "",
        founded_on=facts.founded_on,
    )
    db.session.add(unit)
    db.session.flush()
    db.session.add(Letterhead(unit_id=unit.id, **_letterhead_of(facts)))
    for post in Post:
        _put_in_office(unit, post, getattr(facts, post.value), None)
    db.session.flush()
    trail.note(unit.id, actor, "units.started", f"units/{unit.id}", trail.changed(None, facts))
    unit_started.send(unit.id)
    return unit


def correct_unit(
    unit: Unit,
    facts: UnitFacts,
    actor: Actor,
    *,
    since: date | None = None,
    version: int | None = None,
    reason: str = "",
) -> None:
    """Change the facts of the union: in place, or as a new letterhead and terms of office from `since` on.

    The code never changes. Raises Stale, and Refused when a later change is recorded already.
    """
    refuse_other_version(unit.version, version)
    old = queries.facts_of(unit)
    new = replace(facts, code=unit.code)
    if since:
        _refuse_before_recorded(unit, since)
    unit.name = new.name
    unit.kind = new.kind or ""
    unit.working_year = new.working_year or ""
    unit.founded_on = new.founded_on
    # Letterhead and officers are separate rows; the version must change with them.
    flag_modified(unit, "name")
    _put_letterhead(unit, old, new, since)
    for post in Post:
        if getattr(new, post.value) != getattr(old, post.value):
            _put_in_office(unit, post, getattr(new, post.value), since)
    db.session.flush()
    trail.note(unit.id, actor, "units.corrected", f"units/{unit.id}", trail.changed(old, new), reason)


def require_code(unit: Unit, required: bool, actor: Actor) -> None:
    """Require a second factor of the union's chair and treasurers, or no longer."""
    if unit.requires_code != required:
        unit.requires_code = required
        db.session.flush()
        changes = {"requires_code": (not required, required)}
        trail.note(unit.id, actor, "units.second_factor_required", f"units/{unit.id}", changes)


def keep_party_membership(unit: Unit, keep: bool, actor: Actor) -> None:
    """Switch the keeping of Party membership on, or off, which erases it for good.

    Switching off again erases what an older version had only hidden.
    """
    if unit.keeps_party != keep:
        unit.keeps_party = keep
        db.session.flush()
        trail.note(unit.id, actor, "units.party_kept", f"units/{unit.id}", {"keeps_party": (not keep, keep)})
    if not keep:
        party_dropped.send(unit.id, actor=actor)


def record_congress(unit: Unit, facts: CongressFacts, actor: Actor, today: date) -> Congress:
    """Record the day of a congress. Raises Refused for a future day or one that is recorded already."""
    refuse_bad_congress(facts.held_on, queries.congress_days(unit), today)
    row = Congress(unit_id=unit.id, held_on=facts.held_on)
    db.session.add(row)
    db.session.flush()
    trail.note(unit.id, actor, "units.congress.recorded", f"units/{unit.id}", trail.changed(None, facts))
    return row


def remove_congress(unit: Unit, row: Congress, actor: Actor) -> None:
    """Delete the day of a congress: only the dates of terms depend on it. The trail keeps it."""
    changes = {"held_on": (row.held_on, None)}
    db.session.delete(row)
    db.session.flush()
    trail.note(unit.id, actor, "units.congress.withdrawn", f"units/{unit.id}", changes)


def _refuse_before_recorded(unit: Unit, since: date) -> None:
    starts = [head.valid_from for head in queries.letterheads(unit)]
    starts += [officer.valid_from for officer in queries.officers(unit)]
    last = max((day for day in starts if day), default=None)
    if last and since <= last:
        raise Refused(f"Đã có thay đổi áp dụng từ ngày {format_date(last)}; hãy chọn ngày sau đó.", "since")


def _put_letterhead(unit: Unit, old: UnitFacts, new: UnitFacts, since: date | None) -> None:
    heads = queries.letterheads(unit)
    if not heads or (since and _letterhead_of(new) != _letterhead_of(old)):
        db.session.add(Letterhead(unit_id=unit.id, valid_from=since, **_letterhead_of(new)))
        return
    if not since:
        for name, value in _letterhead_of(new).items():
            setattr(heads[-1], name, value)


def _letterhead_of(facts: UnitFacts) -> dict[str, str]:
    return {name: getattr(facts, name) for name in _LETTERHEAD}


def _put_in_office(unit: Unit, post: Post, name: str, since: date | None) -> None:
    """Without `since` the recorded name is corrected; with it the predecessor's term ends the day before."""
    serving = [row for row in queries.officers(unit) if row.post == post and row.valid_to is None]
    for row in serving:
        if since and (row.valid_from or date.min) < since:
            row.valid_to = since - timedelta(days=1)
        else:
            db.session.delete(row)
    if name:
        kept_from = since or (serving[0].valid_from if serving else None)
        db.session.add(Officer(unit_id=unit.id, post=post, name=name, valid_from=kept_from))
