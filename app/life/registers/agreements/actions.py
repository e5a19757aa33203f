"""Writes of agreements."""

from __future__ import annotations

from app.books.entries.actions import EntryKind
from app.life.registers.agreements.facts import AgreementFacts
from app.life.registers.agreements.models import Agreement
from app.life.registers.agreements.queries import KIND
from app.life.registers.agreements.rules import check_agreement

WRITES: EntryKind[AgreementFacts] = EntryKind(
    KIND, Agreement, "registers", check_agreement, day_field="signed_on"
)
