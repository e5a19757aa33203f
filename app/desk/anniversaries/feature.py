"""What this room hands to the application."""

from __future__ import annotations

from datetime import date

from app.desk.anniversaries.actions import ANNIVERSARIES, seed_missing_days
from app.desk.anniversaries.facts import AnniversaryFacts
from app.desk.anniversaries.queries import anniversaries_of, units_without_days
from app.desk.anniversaries.rules import refuse_bad_anniversary
from app.office.union_kinds.facts import Proposal
from app.web.features import Feature, Seed

FEATURE = Feature(
    proposals=(
        Proposal(
            table="days",
            label="Ngày kỷ niệm",
            facts=AnniversaryFacts,
            check=lambda facts: refuse_bad_anniversary(facts, date.max),
            name=lambda facts: facts.name,
            known=lambda unit_id: [facts.name for _, facts in anniversaries_of(unit_id)],
            record=ANNIVERSARIES.record,
        ),
    ),
    within="calendar",
    guide="Hoạt động",
    facts=(AnniversaryFacts,),
    subjects={"home.anniversary": "ngày kỷ niệm"},
    seeds=(Seed(units_without_days, seed_missing_days),),
)
