"""What this room hands to the application."""

from __future__ import annotations

from app.life.norms.facts import Allowed, Claim, NormFacts
from app.web.features import Feature

FEATURE = Feature(
    under="welfare",
    facts=(
        NormFacts,
        Claim,
        Allowed,
    ),
    subjects={"welfare.norm": "định mức"},
)
