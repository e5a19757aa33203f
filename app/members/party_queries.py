"""Selects of Party membership."""

from __future__ import annotations

from sqlalchemy import select

from app.extensions import db
from app.members.models import Membership


def periods_of_party(unit_id: int) -> set[str]:
    """Keys of the periods, withdrawn ones too, in which somebody is recorded as a Party member."""
    query = select(Membership.row_key).where(Membership.unit_id == unit_id, Membership.party_member)
    return set(db.session.scalars(query))
