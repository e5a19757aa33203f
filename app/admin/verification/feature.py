"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature

FEATURE = Feature(
    subjects={"letters": "chữ đã ghi", "installation.guard": "chốt chặn bị mất của cơ sở dữ liệu"},
)
