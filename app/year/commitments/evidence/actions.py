"""Writes of evidence: the log entries that show that a commitment is kept."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.actor import Actor
from app.core.errors import Refused
from app.extensions import db
from app.log.activities.actions import refuse_stale
from app.log.activities.models import Activity
from app.log.activities.search_queries import entries_by_id
from app.office.trail import actions as trail
from app.year.commitments.evidence.models import CommitmentEvidence
from app.year.commitments.evidence.queries import evidence_of
from app.year.commitments.models import Commitment


def attach_evidence(row: Commitment, activity_ids: Sequence[int], actor: Actor) -> int:
    """Attach log entries that show that the commitment is kept; returns how many are new.

    Raises Refused for none, for entries that are not live ones of the union, for a withdrawn commitment.
    """
    refuse_stale(row, None)
    entries = entries_by_id(row.unit_id, activity_ids)
    if not activity_ids:
        raise Refused("Hãy chọn ít nhất một mục.", "activity_ids")
    if len(entries) < len(set(activity_ids)) or any(one.withdrawn_at for one in entries.values()):
        raise Refused("Có mục không còn trong nhật ký. Hãy tìm và chọn lại.", "activity_ids")
    known = {one.id for one in evidence_of(row)}
    added = [entries[one] for one in dict.fromkeys(activity_ids) if one not in known]
    db.session.add_all(CommitmentEvidence(commitment_id=row.id, activity_id=one.id) for one in added)
    if added:
        titles = "; ".join(one.title for one in added)
        trail.note_row(row, actor, "commitments.evidence.attached", {"evidence": (None, titles)})
    return len(added)


def detach_evidence(row: Commitment, entry: Activity, actor: Actor) -> None:
    """Detach the entry. Raises Refused if it is not attached or the commitment is withdrawn."""
    refuse_stale(row, None)
    link = db.session.get(CommitmentEvidence, (row.id, entry.id))
    if link is None:
        raise Refused("Mục này không còn là minh chứng của cam kết.")
    db.session.delete(link)
    trail.note_row(row, actor, "commitments.evidence.detached", {"evidence": (entry.title, None)})
