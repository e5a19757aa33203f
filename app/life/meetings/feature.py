"""What this room hands to the application."""

from __future__ import annotations

from app.life.meetings.facts import MeetingFacts
from app.web.features import Feature

FEATURE = Feature(
    facts=(MeetingFacts,),
)
