"""Selects of times of hardship."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.log.activities.row_queries import RowReads
from app.people.hardship.models import Hardship
from app.people.roster.facts import HardshipFacts

_READS = RowReads(Hardship, HardshipFacts)
hardships_of, hardship_facts = _READS.all, _READS.facts_of


def hardship(unit_id: int, member_id: int, hardship_id: int) -> Hardship | None:
    """A time of hardship of this person of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Hardship).where(
            Hardship.unit_id == unit_id, Hardship.member_id == member_id, Hardship.id == hardship_id
        )
    )


def hardships_of_member(member_id: int) -> Sequence[Hardship]:
    """All times of hardship of a person, newest first, withdrawn ones too."""
    query = select(Hardship).where(Hardship.member_id == member_id)
    return db.session.scalars(query.order_by(Hardship.starts_on.desc(), Hardship.id.desc())).all()
