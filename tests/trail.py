"""The trail as tests read it: a union's whole chain at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.office.trail.models import TrailDetail, TrailEntry


def chain_of(unit_id: int | None) -> Sequence[tuple[TrailEntry, TrailDetail | None]]:
    """The union's whole chain with its values, oldest first; None: that of the accounts."""
    rows = db.session.execute(
        select(TrailEntry, TrailDetail)
        .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id.is_not_distinct_from(unit_id))
        .order_by(TrailEntry.id)
    ).all()
    return [(entry, detail) for entry, detail in rows]
