"""Selects of the log that every feature with entries shares."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, and_, bindparam, func, select

from app.extensions import db
from app.log.activities.models import Activity, ActivityMember, OfEntry

Side = TypeVar("Side", bound=OfEntry)
#: The union's id in statements that are built once.
UNIT_ID = bindparam("unit_id", type_=Integer)


def live(unit_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Entries of the union that were not withdrawn."""
    return and_(Activity.unit_id == unit_id, Activity.withdrawn_at.is_(None))


def activity(unit_id: int, activity_id: int) -> Activity | None:
    """An entry of this union, withdrawn or not."""
    return db.session.scalar(select(Activity).where(Activity.unit_id == unit_id, Activity.id == activity_id))


def entry_with(side: type[Side], unit_id: int, activity_id: int) -> tuple[Activity, Side] | None:
    """An entry of this union with its side table, or None."""
    row = db.session.execute(
        select(Activity, side)
        .join(side, side.activity_id == Activity.id)
        .where(Activity.unit_id == unit_id, Activity.id == activity_id)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def activity_by_key(unit_id: int, kind: str, row_key: str) -> Activity | None:
    """The entry with this `Mã dòng`."""
    return db.session.scalar(
        select(Activity).where(
            Activity.unit_id == unit_id, Activity.kind == kind, Activity.row_key == row_key
        )
    )


def members_named(unit_id: int, activity_id: int | None = None) -> dict[int, tuple[int, ...]]:
    """Entry id -> ids of the members it names, in order: of one entry or of all; one statement."""
    query = _named()
    if activity_id is not None:
        query = query.where(Activity.id == activity_id)
    found: dict[int, tuple[int, ...]] = {}
    for entry, member in db.session.execute(query, {"unit_id": unit_id}).all():
        found[entry] = (*found.get(entry, ()), member)
    return found


@cache
def _named() -> Select[*tuple[Any, ...]]:
    """Built once, as every figure of an entry uses it."""
    return (
        select(ActivityMember.activity_id, ActivityMember.member_id)
        .join(Activity, Activity.id == ActivityMember.activity_id)
        .where(Activity.unit_id == UNIT_ID)
        .order_by(ActivityMember.activity_id, ActivityMember.position)
    )


def years_recorded(unit_id: int) -> list[int]:
    """The calendar years from the first live entry to the last, newest first; one statement."""
    first, last = db.session.execute(
        select(func.min(Activity.starts_on), func.max(Activity.starts_on)).where(live(unit_id))
    ).one()
    return list(range(last.year, first.year - 1, -1)) if first else []
