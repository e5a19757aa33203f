"""Selects of Party work."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.party_work.facts import PartyWorkFacts
from app.life.registers.party_work.models import PartyWork
from app.life.registers.queries import register_read
from app.log.activities.models import Activity

KIND = "party_work"
PARTY_WORK = EntryReads(
    PartyWorkFacts,
    PartyWork,
    {"day": (Activity.starts_on, Activity.id)},
    {"happened_on": "starts_on"},
)
#: The entries of the days of a reading.
party_work_read = register_read(KIND, PARTY_WORK)
