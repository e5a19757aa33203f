"""Selects of what happens between workers and employer."""

from __future__ import annotations

from app.books.entries.reads import EntryReads
from app.life.registers.labour.facts import LabourFacts
from app.life.registers.labour.models import LabourMatter
from app.life.registers.queries import register_read
from app.listing import in_words_order
from app.log.activities.models import Activity

KIND = "labour"
MATTERS = EntryReads(
    LabourFacts,
    LabourMatter,
    {
        "day": (Activity.starts_on, Activity.id),
        "content": (in_words_order(LabourMatter.content), Activity.id),
        "settled": (LabourMatter.settled_on, Activity.id),
    },
    {"happened_on": "starts_on"},
)
#: The matters that touch the days of a reading.
matters_read = register_read(KIND, MATTERS)
