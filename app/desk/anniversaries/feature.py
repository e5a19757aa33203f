"""What this room hands to the application."""

from __future__ import annotations

from app.desk.anniversaries.actions import seed_missing_days
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.queries import units_without_days
from app.web.features import Feature, Seed

FEATURE = Feature(
    within="calendar",
    guide="Hoạt động",
    facts=(AnniversaryFacts,),
    subjects={"home.anniversary": "ngày kỷ niệm"},
    seeds=(Seed(units_without_days, seed_missing_days),),
)
