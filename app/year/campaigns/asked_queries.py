"""Selects of the unions that a campaign may ask, and those that it asks by name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.vietnamese import fold
from app.extensions import db
from app.listing import in_words_order
from app.year.campaigns.models import Campaign, RequestedUnion
from app.year.outlines.queries import own_outlines
from app.year.received.models import LowerUnion


def lowers_below(unit_id: int) -> Sequence[LowerUnion]:
    """The unions below in the order of the language; one statement."""
    query = select(LowerUnion).where(LowerUnion.unit_id == unit_id, LowerUnion.withdrawn_at.is_(None))
    return db.session.scalars(query.order_by(in_words_order(LowerUnion.name), LowerUnion.id)).all()


def asked_codes(row: Campaign) -> list[str]:
    """The known codes of the unions that the campaign names; one statement."""
    return sorted(one.code for one in _named(row) if one.code)


def asked_names(row: Campaign) -> list[str]:
    """The names of those among them whose codes are not known yet. One statement."""
    return sorted(one.name for one in _named(row) if not one.code)


def lower_choices(unit_id: int) -> list[tuple[int, str]]:
    """The unions below, to choose from; one statement."""
    return [(one.id, one.name) for one in lowers_below(unit_id)]


def outline_choices(unit_id: int) -> list[tuple[str, str]]:
    """The union's own outlines, to choose from; one statement."""
    return [(one.name, one.label) for one in own_outlines(unit_id)]


def lowers_called(unit_id: int, text: str) -> list[int]:
    """The unions below with this code, else with this name; one statement."""
    lowers = lowers_below(unit_id)
    by_code = [one.id for one in lowers if one.code == text]
    return by_code or [one.id for one in lowers if fold(one.name) == fold(text)]


def _named(row: Campaign) -> Sequence[LowerUnion]:
    query = (
        select(LowerUnion)
        .join(RequestedUnion, RequestedUnion.lower_union_id == LowerUnion.id)
        .where(RequestedUnion.campaign_id == row.id, LowerUnion.withdrawn_at.is_(None))
    )
    return db.session.scalars(query).all()
