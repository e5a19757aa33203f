"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Day, Text
from app.web.features import Feature

FEATURE = Feature(
    within="inbox",
    guide="Gửi cấp trên, nhận của cấp dưới",
    subjects={"campaigns.campaign": "đợt báo cáo"},
    noted={
        "title": Text("Báo cáo gì"),
        "period": Text("Kỳ báo cáo"),
        "deadline": Day("Hạn gửi"),
        "closed_on": Day("Ngày đóng"),
    },
)
