"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature

FEATURE = Feature(under="issued")
