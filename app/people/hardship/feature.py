"""What this room hands to the application."""

from __future__ import annotations

from app.people.roster.facts import HardshipFacts
from app.web.features import Feature

FEATURE = Feature(
    within="members",
    guide="Đoàn viên",
    facts=(HardshipFacts,),
    subjects={"members.hardship": "thời gian khó khăn"},
)
