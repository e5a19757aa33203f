"""Selects of money raised for causes."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.appeals.facts import AppealFacts
from app.life.registers.appeals.models import Appeal
from app.life.registers.queries import register_read
from app.listing import in_words_order
from app.log.activities.models import Activity

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
#: All up to the last day of a reading: what is left of a cause does not end with a year.
appeals_read = register_read(KIND, APPEALS, from_beginning=True)
