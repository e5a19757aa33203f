"""Selects of Party work."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.party_work.facts import PartyWorkFacts
from app.life.registers.party_work.models import PartyWork
from app.life.registers.queries import register_read
from app.log.activities.models import Activity
from app.log.figures.facts import LoggedEntry, Reading

KIND = "party_work"
PARTY_WORK = EntryReads(
    PartyWorkFacts,
    PartyWork,
    {"day": (Activity.starts_on, Activity.id)},
    {"happened_on": "starts_on"},
)


def party_work_read(reading: Reading) -> tuple[LoggedEntry[PartyWorkFacts], ...]:
    """The entries of the days of a reading; one statement at most."""
    return register_read(reading, KIND, PARTY_WORK)
