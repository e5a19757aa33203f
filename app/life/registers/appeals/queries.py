"""Selects of money raised for causes."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.appeals.facts import AppealFacts
from app.life.registers.appeals.models import Appeal
from app.life.registers.queries import register_read
from app.listing import in_words_order
from app.log.activities.models import Activity
from app.log.figures.facts import LoggedEntry, Reading

KIND = "appeal"
APPEALS = EntryReads(
    AppealFacts,
    Appeal,
    {
        "day": (Activity.starts_on, Activity.id),
        "cause": (in_words_order(Appeal.cause), Activity.starts_on, Activity.id),
        "amount": (Appeal.amount, Activity.id),
        "name": (in_words_order(Appeal.name), Activity.id),
    },
    {"happened_on": "starts_on"},
)


def appeals_read(reading: Reading) -> tuple[LoggedEntry[AppealFacts], ...]:
    """All up to the last day of a reading: what is left of a cause does not end with a year."""
    return register_read(reading, KIND, APPEALS, from_beginning=True)
