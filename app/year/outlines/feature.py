"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.year.outlines.facts import SavedOutline

FEATURE = Feature(
    within="reports",
    guide="Báo cáo cuối năm",
    facts=(SavedOutline,),
    subjects={"reports.outline": "đề cương"},
)
