"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Count, Text
from app.web.features import Feature

FEATURE = Feature(
    within="data_requests",
    guide="Dữ liệu cá nhân",
    subjects={"members.data": "dữ liệu đến hạn"},
    noted={"retained": Text("Loại dữ liệu"), "rows": Count("Số mục")},
)
