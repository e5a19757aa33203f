"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature
from app.web.overviews import HomePart
from app.year.commitments.results.facts import ResultFacts
from app.year.commitments.results.tasks import commitment_parts

FEATURE = Feature(
    under="commitments",
    facts=(ResultFacts,),
    desk=(HomePart(place=70, find=commitment_parts),),
)
