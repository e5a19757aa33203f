"""Entries of the log that are found by words: by a form that offers them, by the search."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, select

from app.extensions import db
from app.listing import contains, matches
from app.log.activities.models import Activity
from app.log.activities.queries import live

#: As many as a person looks through.
MOST_OFFERED = 12


def entries_found(unit_id: int, words: str) -> Sequence[Activity]:
    """The union's newest live entries that contain every word; one statement."""
    query = select(Activity).where(live(unit_id))
    if words:
        query = query.where(matches(Activity.search_text, words))
    newest_first = query.order_by(Activity.starts_on.desc(), Activity.id.desc())
    return db.session.scalars(newest_first.limit(MOST_OFFERED)).all()


def entries_holding(unit_id: int, words: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """The live entries that contain every folded word, newest first, for the search."""
    columns = (Activity.id, Activity.title, Activity.kind, Activity.starts_on, Activity.period_text)
    query = select(*columns).where(live(unit_id))
    query = query.where(*(contains(Activity.search_text, word) for word in words))
    return query.order_by(Activity.starts_on.desc(), Activity.id.desc())


def entries_by_id(unit_id: int, activity_ids: Collection[int]) -> dict[int, Activity]:
    """These entries of this union by id, withdrawn ones too; one statement, none for no ids."""
    if not activity_ids:
        return {}
    query = select(Activity).where(Activity.unit_id == unit_id, Activity.id.in_(activity_ids))
    return {one.id: one for one in db.session.scalars(query)}
