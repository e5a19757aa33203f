"""Writes of money raised for causes."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.appeals.facts import AppealFacts
from app.life.registers.appeals.models import Appeal
from app.life.registers.appeals.queries import KIND

WRITES: EntryKind[AppealFacts] = EntryKind(KIND, Appeal, "registers")
