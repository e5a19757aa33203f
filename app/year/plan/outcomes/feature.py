"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Deed, Feature
from app.year.plan.outcomes.facts import OutcomeFacts

FEATURE = Feature(
    under="plan",
    facts=(OutcomeFacts,),
    subjects={"commitments.outcome": "kết quả phương hướng"},
    deeds={"scored": Deed("Chấm")},
)
