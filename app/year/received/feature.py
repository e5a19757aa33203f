"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature

FEATURE = Feature(
    subjects={"received.package": "gói báo cáo"},
)
