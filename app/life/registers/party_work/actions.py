"""Writes of Party work."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.party_work.facts import PartyWorkFacts
from app.life.registers.party_work.models import PartyWork
from app.life.registers.party_work.queries import KIND
from app.life.registers.party_work.rules import check_party_work

WRITES: EntryKind[PartyWorkFacts] = EntryKind(KIND, PartyWork, "registers", check_party_work)
