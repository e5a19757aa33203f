"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count, Text
from app.web.features import Deed, Feature

FEATURE = Feature(
    within="reports",
    guide="Báo cáo cuối năm",
    subjects={"reports.outline": "đề cương"},
    deeds={"retired": Deed("Thôi dùng")},
    noted={
        "outline_label": Text("Đề cương"),
        "outline_version": Count("Bản"),
        "outline_parts": Count("Số mục"),
    },
)
