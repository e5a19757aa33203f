"""Writes of initiatives."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.initiatives.facts import InitiativeFacts
from app.life.registers.initiatives.models import Initiative
from app.life.registers.initiatives.queries import KIND
from app.life.registers.initiatives.rules import check_initiative

WRITES: EntryKind[InitiativeFacts] = EntryKind(
    KIND, Initiative, "registers", check_initiative, day_field="registered_on"
)
