"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature

FEATURE = Feature(
    within="cashbook",
    guide="Sổ quỹ, phiếu, khóa sổ",
    subjects={"cashbook.unsettled": "tiền chờ chọn quỹ"},
)
