"""Writes of times of hardship."""

from __future__ import annotations

from app.log.activities.row_actions import RowKind, Written
from app.office.trail.actions import Changes
from app.people.hardship.models import Hardship
from app.people.roster.actions import subject_of
from app.people.roster.facts import HardshipFacts
from app.people.roster.recording_rules import refuse_bad_hardship


def _noted(written: Written[Hardship, HardshipFacts], changes: Changes) -> Changes:
    return changes if written.new else {"starts_on": (written.row.starts_on, None)}


HARDSHIPS: RowKind[Hardship, HardshipFacts] = RowKind(
    Hardship,
    "members.hardship",
    check=lambda _unit_id, facts, today: refuse_bad_hardship(facts, today),
    noted=_noted,
    recorded="added",
    subject=lambda row: subject_of(row.member_id),
)
add_hardship, correct_hardship, withdraw_hardship = HARDSHIPS.record, HARDSHIPS.correct, HARDSHIPS.withdraw
