"""Selects of agreements."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.agreements.facts import AgreementFacts
from app.life.registers.agreements.models import Agreement
from app.life.registers.queries import register_read
from app.log.activities.models import Activity

KIND = "agreement"
AGREEMENTS = EntryReads(
    AgreementFacts,
    Agreement,
    {"day": (Activity.starts_on, Activity.id), "until": (Agreement.until, Activity.id)},
    {"signed_on": "starts_on", "benefits": "result"},
)
#: The agreements signed or still valid in the days of a reading.
agreements_read = register_read(KIND, AGREEMENTS)
