"""Selects of Party membership."""

from __future__ import annotations

from sqlalchemy import select

from app.extensions import db
from app.people.roster.models import Membership


def periods_of_party(unit_id: int) -> set[str]:
    """Row keys of the periods of Party members, withdrawn ones too."""
    query = select(Membership.row_key).where(Membership.unit_id == unit_id, Membership.party_member)
    return set(db.session.scalars(query))
