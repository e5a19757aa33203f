"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.year.campaigns.facts import CampaignFacts

FEATURE = Feature(
    within="inbox",
    guide="Gửi cấp trên, nhận của cấp dưới",
    facts=(CampaignFacts,),
    subjects={"campaigns.campaign": "đợt báo cáo"},
)
