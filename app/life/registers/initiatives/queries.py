"""Selects of initiatives."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.initiatives.facts import InitiativeFacts
from app.life.registers.initiatives.models import Initiative
from app.life.registers.queries import register_read
from app.listing import in_words_order
from app.log.activities.models import Activity

KIND = "initiative"
INITIATIVES = EntryReads(
    InitiativeFacts,
    Initiative,
    {
        "day": (Activity.starts_on, Activity.id),
        "name": (in_words_order(Activity.title), Activity.id),
        "recognised": (Initiative.recognised_on, Activity.id),
        "benefit": (Initiative.benefit, Activity.id),
    },
    {"registered_on": "starts_on", "name": "title"},
)
#: The initiatives that touch the days of a reading.
initiatives_read = register_read(KIND, INITIATIVES)
