"""Writes of houses."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.houses.facts import HouseFacts
from app.life.registers.houses.models import House
from app.life.registers.houses.queries import KIND
from app.life.registers.houses.rules import check_house

WRITES: EntryKind[HouseFacts] = EntryKind(KIND, House, "registers", check_house, day_field="started_on")
