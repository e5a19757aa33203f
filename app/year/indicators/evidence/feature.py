"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, LogKind
from app.year.indicators.evidence.facts import IndicatorEvidenceFacts
from app.year.indicators.evidence.queries import KIND

FEATURE = Feature(
    under="indicators",
    facts=(IndicatorEvidenceFacts,),
    subjects={"commitments.indicator_evidence": "minh chứng chỉ tiêu"},
    kinds=(LogKind(KIND, "Minh chứng chỉ tiêu", "indicators.indicator_evidence.show"),),
)
