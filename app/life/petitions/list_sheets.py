"""The list of petitions. Pure."""

from __future__ import annotations

from app.life.petitions.facts import PetitionFacts
from app.log.activities.models import Activity
from app.log.records.columns import fact
from app.papers.lists import ListColumn, Listing

PETITIONS: Listing[tuple[Activity, PetitionFacts]] = Listing(
    "Danh sách kiến nghị",
    "kien-nghi",
    "kiến nghị",
    (
        fact(PetitionFacts, "raised_on", sort="day"),
        fact(PetitionFacts, "content", width=3.5, sort="content", cut=160, style="lead"),
        fact(PetitionFacts, "raised_by", width=1.5, sort="raised_by"),
        fact(PetitionFacts, "addressed_to", width=1.5, sort="addressed_to"),
        fact(PetitionFacts, "answer", width=2.5, on="file"),
        fact(PetitionFacts, "answered_on", sort="answered"),
        ListColumn(
            "state", "Tình trạng", lambda found: found[1].state.label, width=1.2, sort="state", drawn=True
        ),
    ),
    page=("content", "raised_on", "raised_by", "addressed_to", "state", "answered_on"),
)
