"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Deed, Feature

FEATURE = Feature(
    guide="Hoạt động",
    subjects={"home.feed": "đường dẫn lịch"},
    deeds={"ended": Deed("Thu hồi")},
)
