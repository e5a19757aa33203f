"""Selects of Party membership and of bulk changes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.people.bulk.models import BulkChange
from app.people.roster.models import Membership


def periods_of_party(unit_id: int) -> set[str]:
    """Row keys of the periods of Party members, withdrawn ones too."""
    query = select(Membership.row_key).where(Membership.unit_id == unit_id, Membership.party_member)
    return set(db.session.scalars(query))


def bulk_changes_of(unit_id: int) -> Sequence[BulkChange]:
    """The union's bulk changes."""
    return db.session.scalars(select(BulkChange).where(BulkChange.unit_id == unit_id)).all()
