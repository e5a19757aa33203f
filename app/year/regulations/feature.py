"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, WorkbookSheet
from app.year.regulations.actions import WRITES
from app.year.regulations.facts import RegulationFacts
from app.year.regulations.models import Regulation
from app.year.regulations.queries import REGULATIONS
from app.year.regulations.rules import refuse_bad_regulation

FEATURE = Feature(
    within="funds",
    guide="Gửi cấp trên, nhận của cấp dưới",
    facts=(RegulationFacts,),
    subjects={"regulations": "mức theo quy định", "regulations.line": "mức theo quy định"},
    sheets=(
        WorkbookSheet(
            title="Mức theo quy định",
            facts=RegulationFacts,
            kept_in=Regulation,
            read=REGULATIONS.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: refuse_bad_regulation(facts),
        ),
    ),
)
