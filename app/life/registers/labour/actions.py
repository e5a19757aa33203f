"""Writes of what happens between workers and employer."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.labour.facts import LabourFacts
from app.life.registers.labour.models import LabourMatter
from app.life.registers.labour.queries import KIND
from app.life.registers.labour.rules import check_labour

WRITES: EntryKind[LabourFacts] = EntryKind(KIND, LabourMatter, "registers", check_labour)
