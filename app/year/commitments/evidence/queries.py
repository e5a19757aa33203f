"""Selects of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.log.activities.models import Activity
from app.log.activities.queries import live
from app.year.commitments.evidence.models import CommitmentEvidence
from app.year.commitments.models import Commitment


def evidence_of(row: Commitment) -> Sequence[Activity]:
    """The log entries that show that a commitment is kept, by day, withdrawn ones too; one statement."""
    query = (
        select(Activity)
        .join(CommitmentEvidence, CommitmentEvidence.activity_id == Activity.id)
        .where(CommitmentEvidence.commitment_id == row.id, Activity.unit_id == row.unit_id)
    )
    return db.session.scalars(query.order_by(Activity.starts_on, Activity.id)).all()


def evidence_sources(unit_id: int) -> dict[int, tuple[str, ...]]:
    """The live evidence of each commitment of the union, by day, as sources; one statement."""
    query = (
        select(CommitmentEvidence.commitment_id, Activity.id)
        .join(Activity, Activity.id == CommitmentEvidence.activity_id)
        .where(live(unit_id))
        .order_by(Activity.starts_on, Activity.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for commitment_id, activity_id in db.session.execute(query):
        found[commitment_id] = (*found.get(commitment_id, ()), f"activities/{activity_id}")
    return found
