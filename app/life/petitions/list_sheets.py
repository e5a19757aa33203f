"""The list of petitions as a table for Excel. Pure."""

from __future__ import annotations

from app.life.petitions.facts import PetitionFacts
from app.log.activities.models import Activity
from app.papers.lists import Listing
from app.papers.sheet import Column

PETITIONS: Listing[tuple[Activity, PetitionFacts]] = Listing(
    "Danh sách kiến nghị",
    "kien-nghi",
    "kiến nghị",
    (
        (Column("Ngày", "date"), lambda found: found[1].raised_on),
        (Column("Nội dung", width=3.5), lambda found: found[1].content),
        (Column("Người nêu", width=1.5), lambda found: found[1].raised_by),
        (Column("Nơi giải quyết", width=1.5), lambda found: found[1].addressed_to),
        (Column("Kết quả", width=2.5), lambda found: found[1].answer),
        (Column("Ngày trả lời", "date"), lambda found: found[1].answered_on),
        (Column("Tình trạng", width=1.2), lambda found: found[1].state.label),
    ),
)
