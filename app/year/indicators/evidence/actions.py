"""Writes of the evidence of indicators."""

from __future__ import annotations

from datetime import date

from app.books.entries.actions import EntryKind
from app.core.actor import Actor
from app.core.errors import Refused
from app.log.activities.models import Activity
from app.year.indicators.evidence.facts import IndicatorEvidenceFacts
from app.year.indicators.evidence.models import IndicatorEvidence
from app.year.indicators.evidence.queries import KIND, evidence_of
from app.year.indicators.facts import IndicatorFacts
from app.year.indicators.models import Indicator

_WRITES: EntryKind[IndicatorEvidenceFacts] = EntryKind(
    KIND, IndicatorEvidence, "commitments", day_field="dated"
)


def evidence_for(row: Indicator, facts: IndicatorFacts, actor: Actor, today: date) -> Activity:
    """The entry that takes the scans of an indicator, recorded for the first. Raises Refused."""
    if row.withdrawn_at is not None:
        raise Refused("Chỉ tiêu này đã rút khỏi sổ nên không đính kèm được nữa.", "file")
    known = evidence_of(row.unit_id, row.id)
    if known is not None:
        return known
    name = f"{facts.name}, {facts.year}"[:300]
    return _WRITES.record(row.unit_id, IndicatorEvidenceFacts(today, name, row.id), actor, today)
