"""What this room hands to the application."""

from __future__ import annotations

from app.life.series.facts import SeriesFacts
from app.web.features import Feature

FEATURE = Feature(
    under="events",
    facts=(SeriesFacts,),
    subjects={"events.series": "việc định kỳ"},
)
