"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Deed, Feature

FEATURE = Feature(
    under="commitments",
    subjects={"commitments.evidence": "minh chứng"},
    deeds={
        "attached": Deed("Thêm"),
        "detached": Deed("Gỡ"),
    },
)
