"""What this room hands to the application."""

from __future__ import annotations

from app.core.fields import Text
from app.web.features import Feature

FEATURE = Feature(
    guide="Đoàn viên",
    subjects={"exchange.office": "danh sách của cơ quan"},
    noted={"added": Text("Người mới"), "changed": Text("Người được cập nhật")},
)
