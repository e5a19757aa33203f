"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.year.commitments.results.facts import ResultFacts

FEATURE = Feature(
    under="commitments",
    facts=(ResultFacts,),
)
