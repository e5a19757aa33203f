"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, Repeated, WorkbookSheet
from app.year.below.actions import WRITES
from app.year.below.facts import LowerFacts
from app.year.below.queries import LOWERS
from app.year.below.rules import LISTED, refuse_bad_lower
from app.year.received.models import LowerUnion

FEATURE = Feature(
    within="inbox",
    guide="Gửi cấp trên, nhận của cấp dưới",
    facts=(LowerFacts,),
    subjects={"received.union": "công đoàn cấp dưới"},
    sheets=(
        WorkbookSheet(
            title="Công đoàn cấp dưới",
            facts=LowerFacts,
            kept_in=LowerUnion,
            read=LOWERS.all,
            record=WRITES.record,
            correct=WRITES.correct,
            check=lambda facts, _today: refuse_bad_lower(facts),
            repeated=(Repeated(LISTED, "name", "một công đoàn cấp dưới hai lần"),),
        ),
    ),
)
