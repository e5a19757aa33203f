"""What this room hands to the application."""

from __future__ import annotations

from app.dues.funds.facts import TermFacts
from app.web.features import Feature

FEATURE = Feature(
    under="funds",
    facts=(TermFacts,),
    subjects={"funds.term": "mức đóng quỹ"},
)
