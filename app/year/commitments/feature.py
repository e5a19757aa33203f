"""What this room hands to the application."""

from __future__ import annotations

from app.web.features import Feature, MenuEntry, Source, SourceWords, WorkbookSheet
from app.year.commitments.actions import correct_commitment, record_commitment
from app.year.commitments.checks import measure_faults
from app.year.commitments.facts import CommitmentFacts
from app.year.commitments.models import Commitment
from app.year.commitments.queries import commitments_of
from app.year.commitments.rules import check_commitment

FEATURE = Feature(
    menu=(MenuEntry("Hoạt động", 60, "Cam kết", "commitments.index", "clipboard-check"),),
    guide="Hoạt động",
    facts=(CommitmentFacts,),
    subjects={"commitments.commitment": "cam kết"},
    checks=(lambda unit_id, _today: measure_faults(unit_id),),
    sheets=(
        WorkbookSheet(
            title="Cam kết",
            facts=CommitmentFacts,
            columns=("year", "position"),
            kept_in=Commitment,
            read=commitments_of,
            record=record_commitment,
            correct=correct_commitment,
            check=lambda commitment, _today: check_commitment(commitment),
        ),
    ),
    sources=(
        Source(Commitment, "commitments.show", lambda row: SourceWords("Cam kết", row.content, row.year)),
    ),
)
