"""Writes of sections. A new name is written to every row that has the old one, which stays known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.core.actor import Actor, Correction
from app.core.errors import Refused
from app.core.signals import section_renamed
from app.core.vietnamese import fold
from app.extensions import db
from app.log.activities.row_actions import RowKind
from app.office.trail import actions as trail
from app.people.bodies.actions import WRITES as SEATS
from app.people.bodies.queries import BODIES
from app.people.roster.actions import subject_of
from app.people.sections.facts import SectionFacts
from app.people.sections.models import UnionSection
from app.people.sections.queries import SECTIONS, periods_naming
from app.people.sections.rules import NAMED, Renaming, refuse_bad_section, renamed


def _refuse_second(
    unit_id: int, row: UnionSection | None, facts: SectionFacts, _imported: bool
) -> Mapping[str, Any]:
    for other, stated in SECTIONS.all(unit_id):
        if other is not row and NAMED.common(stated, facts):
            raise Refused(f"Đã có công đoàn bộ phận «{stated.name}» trong thời gian này.", "name")
    return {}


def _refuse_bad(_unit_id: int, facts: SectionFacts, _today: date) -> None:
    refuse_bad_section(facts)


WRITES: RowKind[UnionSection, SectionFacts] = RowKind(
    UnionSection, "sections", check=_refuse_bad, prepare=_refuse_second
)
record_section = WRITES.record


def correct_section(row: UnionSection, old: SectionFacts, new: SectionFacts, by: Correction) -> None:
    """Give a section new facts, and every row that names it its new name. Raises Refused, Stale."""
    new = renamed(old, new)
    WRITES.correct(row, old, new, by)
    if old.name == new.name:
        return
    others = [one for other, one in SECTIONS.all(row.unit_id) if other is not row]
    same = [one for one in others if fold(one.name) == fold(old.name)]
    renaming = Renaming(old.name, new.name, old, same)
    why = f"Đổi tên công đoàn bộ phận: {by.reason}"
    _rename_periods(row.unit_id, renaming, by.actor, why)
    seats = [
        (seat, facts, replace(facts, section=new.name))
        for seat, facts in BODIES.all(row.unit_id)
        if renaming.concerns(facts.section, facts.starts_on, facts.ends_on)
    ]
    SEATS.rename(row.unit_id, seats, by.actor, why)
    section_renamed.send(row.unit_id, renaming=renaming, actor=by.actor, reason=why)


def _rename_periods(unit_id: int, renaming: Renaming, actor: Actor, reason: str) -> None:
    notes = []
    for one in periods_naming(unit_id):
        if renaming.concerns(one.section, one.started_on or one.joined_on, one.left_on):
            changes = {"section": (one.section, renaming.new)}
            notes.append(trail.Noted("members.period.corrected", subject_of(one.member_id), changes, reason))
            one.section = renaming.new
    db.session.flush()
    trail.note_all(unit_id, actor, notes)
