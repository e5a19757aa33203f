"""Selects of times of hardship."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.log.activities.mapping import facts_from
from app.people.hardship.models import Hardship
from app.people.roster.facts import HardshipFacts


def hardship(unit_id: int, member_id: int, hardship_id: int) -> Hardship | None:
    """A time of hardship of this person of this union, withdrawn or not, or None."""
    return db.session.scalar(
        select(Hardship).where(
            Hardship.unit_id == unit_id, Hardship.member_id == member_id, Hardship.id == hardship_id
        )
    )


def hardships_of(unit_id: int) -> list[tuple[Hardship, HardshipFacts]]:
    """Every live time of hardship, in the order they were recorded (one statement)."""
    rows = db.session.scalars(
        select(Hardship)
        .where(Hardship.unit_id == unit_id, Hardship.withdrawn_at.is_(None))
        .order_by(Hardship.id)
    )
    return [(one, hardship_facts(one)) for one in rows]


def hardships_of_member(member_id: int) -> Sequence[Hardship]:
    """All times of hardship of a person, newest first, withdrawn ones too."""
    query = select(Hardship).where(Hardship.member_id == member_id)
    return db.session.scalars(query.order_by(Hardship.starts_on.desc(), Hardship.id.desc())).all()


def hardship_facts(one: Hardship) -> HardshipFacts:
    """The facts of a time of hardship."""
    return facts_from(HardshipFacts, one)
