"""Selects of houses."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.houses.facts import HouseFacts
from app.life.registers.houses.models import House
from app.life.registers.queries import register_read
from app.listing import in_words_order
from app.log.activities.models import Activity

KIND = "house"
HOUSES = EntryReads(
    HouseFacts,
    House,
    {
        "day": (Activity.starts_on, Activity.id),
        "for_whom": (in_words_order(House.for_whom), Activity.id),
        "handed": (House.handed_on, Activity.id),
        "value": (House.value, Activity.id),
    },
    {"started_on": "starts_on", "support": "amount"},
)
#: The houses that touch the days of a reading.
houses_read = register_read(KIND, HOUSES)
