"""What this room hands to the application."""

from __future__ import annotations

from app.dues.ledger.facts import ExemptionFacts
from app.web.features import Feature

FEATURE = Feature(
    within="collecting",
    guide="Thu quỹ",
    facts=(ExemptionFacts,),
    subjects={"dues.exemption": "miễn đóng quỹ"},
)
