"""What this room hands to the application."""

from __future__ import annotations

from app.books.cashbook.facts import DUES_ITEM
from app.dues.contributions.facts import CollectionFacts
from app.log.activities.facts import Kind
from app.web.features import Feature, LogKind

FEATURE = Feature(
    under="contributions",
    facts=(CollectionFacts,),
    subjects={"funds.collection": "đợt thu quỹ"},
    kinds=(LogKind(Kind.COLLECTION, Kind.COLLECTION.label, "contributions.collections.show", DUES_ITEM),),
)
