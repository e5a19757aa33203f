"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature

FEATURE = Feature(
    within="inbox",
    guide="Gửi cấp trên, nhận của cấp dưới",
    subjects={"campaigns.campaign": "đợt báo cáo"},
)
