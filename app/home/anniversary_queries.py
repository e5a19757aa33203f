"""Selects of days that come every year."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.extensions import db
from app.home.facts import AnniversaryFacts
from app.home.models import Anniversary
from app.units.models import Unit


def anniversaries_of(unit_id: int) -> list[tuple[Anniversary, AnniversaryFacts]]:
    """Every live day with what it says, through the year, those of the lunar calendar last; one statement."""
    query = select(Anniversary).where(Anniversary.unit_id == unit_id, Anniversary.withdrawn_at.is_(None))
    order = (Anniversary.is_lunar, Anniversary.month, Anniversary.day, Anniversary.id)
    return [(row, anniversary_facts(row)) for row in db.session.scalars(query.order_by(*order))]


def anniversary(unit_id: int, row_id: int) -> tuple[Anniversary, AnniversaryFacts] | None:
    """A day of this union, withdrawn or not, with what it says; or None."""
    row = db.session.scalar(
        select(Anniversary).where(Anniversary.unit_id == unit_id, Anniversary.id == row_id)
    )
    return (row, anniversary_facts(row)) if row else None


def anniversary_facts(row: Anniversary) -> AnniversaryFacts:
    """What a day says."""
    return AnniversaryFacts(row.name, row.day, row.month, row.year, row.is_lunar)


def units_without_days() -> Sequence[int]:
    """The unions that never had a day: those of an installation that is older than the list."""
    has_some = select(Anniversary.id).where(Anniversary.unit_id == Unit.id).exists()
    return db.session.scalars(select(Unit.id).where(~has_some).order_by(Unit.id)).all()
