"""Selects of the trail."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Integer, Select, bindparam, or_, select

from app.core.texts.names import name_sort_key
from app.extensions import db
from app.listing import Page, matches, paginate
from app.office.trail.erasure_rules import LEFT, left_by
from app.office.trail.models import TrailDetail, TrailEntry
from app.office.trail.rules import faults_of, is_as_noted

_STREAMED = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the trail; `values` maps a field to (old, new), empty where they were erased."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    reason: str
    values: dict[str, tuple[Any, Any]]


_OF_SUBJECT = (
    select(TrailEntry, TrailDetail.values)
    .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
    # `+ 0` keeps SQLite from using the index on unit_id; the one on subject is faster.
    .where(TrailEntry.subject == bindparam("subject"), TrailEntry.unit_id + 0 == bindparam("of_unit"))
    .order_by(TrailEntry.id)
)


def changes_of(unit_id: int, subject: str) -> list[Change]:
    """The changes of one row of the union, oldest first."""
    rows = db.session.execute(_OF_SUBJECT, {"subject": subject, "of_unit": unit_id})
    return [change(entry, values) for entry, values in rows]


def change(entry: TrailEntry, values: str | None) -> Change:
    """The `Change` of an entry and the JSON of its values."""
    pairs = json.loads(values) if values else {}
    return Change(
        id=entry.id,
        at=entry.at,
        actor=entry.actor,
        action=entry.action,
        subject=entry.subject,
        reason=entry.reason,
        values={name: (old, new) for name, (old, new) in pairs.items()},
    )


def page_of_changes(
    unit_id: int | None,
    page: int,
    *,
    words: str = "",
    actor: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
    without: Collection[str] = (),
) -> Page[Change]:
    """A page of the union's trail (None: that of the accounts), newest first; two statements.

    `since` (inclusive) and `before` (exclusive) are aware datetimes; actions about what `without` names are
    left out.
    """
    query = (
        select(TrailEntry, TrailDetail.values)
        .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id == unit_id)
        .order_by(TrailEntry.id.desc())
    )
    for about in without:
        query = query.where(TrailEntry.action.not_like(f"{about}.%"))
    if words:
        query = query.where(matches(TrailDetail.search_text, words))
    if actor:
        query = query.where(TrailEntry.actor == actor)
    if since:
        query = query.where(TrailEntry.at >= since.astimezone(UTC))
    if before:
        query = query.where(TrailEntry.at < before.astimezone(UTC))
    return paginate(query, page, lambda row: change(*row))


def actors_of(unit_id: int | None) -> list[str]:
    """The names of everybody who changed something in the union, sorted."""
    query = select(TrailEntry.actor).where(TrailEntry.unit_id == unit_id).distinct()
    return sorted(db.session.scalars(query), key=name_sort_key)


_HEAD = select(TrailEntry.hash).order_by(TrailEntry.id.desc()).limit(1)
#: Apart, for `IS NOT DISTINCT FROM` would use no index.
_HEAD_OF_UNION = _HEAD.where(TrailEntry.unit_id == bindparam("of_unit", type_=Integer))
_HEAD_OF_ACCOUNTS = _HEAD.where(TrailEntry.unit_id.is_(None))


def head_of(unit_id: int | None) -> str:
    """The newest hash of the union's chain, "" for an empty one.

    Every change of the books is in the trail, so an equal head means unchanged books.
    """
    if unit_id is None:
        return db.session.scalar(_HEAD_OF_ACCOUNTS) or ""
    return db.session.scalar(_HEAD_OF_UNION, {"of_unit": unit_id}) or ""


def newest_line(unit_id: int) -> tuple[int, str]:
    """Id and hash of the newest line of the union's chain; 0 and "" for an empty one."""
    newest = select(TrailEntry.id, TrailEntry.hash).where(TrailEntry.unit_id == unit_id)
    found = db.session.execute(newest.order_by(TrailEntry.id.desc()).limit(1)).one_or_none()
    return (found.id, found.hash) if found else (0, "")


def head_but_for(unit_id: int, action: str) -> str:
    """The newest hash of the union's chain among lines of other actions, "" for none; one statement."""
    query = select(TrailEntry.hash).where(TrailEntry.unit_id == unit_id, TrailEntry.action != action)
    return db.session.scalar(query.order_by(TrailEntry.id.desc()).limit(1)) or ""


def changes_since(unit_id: int, line_id: int) -> list[tuple[str, Change]]:
    """The changes after a line of the union's chain with what each is about, oldest first; one statement."""
    rows = db.session.execute(_chain(unit_id).where(TrailEntry.id > line_id))
    return [(entry.subject, change(entry, detail.values if detail else None)) for entry, detail in rows]


def details_naming(unit_id: int, of: str, field: str) -> Sequence[TrailDetail]:
    """Values of the union's entries about `of` (such as `members/`) that name the field, oldest first."""
    return db.session.scalars(
        select(TrailDetail)
        .join(TrailEntry, TrailEntry.id == TrailDetail.entry_id)
        .where(TrailEntry.unit_id == unit_id, TrailEntry.subject.startswith(of, autoescape=True))
        .where(TrailDetail.values.contains(f'"{field}"', autoescape=True))
        .order_by(TrailDetail.entry_id)
    ).all()


def details_about(
    unit_id: int | None, subjects: Collection[str], folded_names: Collection[str] = ()
) -> Sequence[tuple[TrailEntry, TrailDetail]]:
    """Values of entries of the chain about these subjects, or in whose words a name occurs, oldest first."""
    named = [TrailDetail.search_text.contains(one, autoescape=True) for one in folded_names]
    rows = db.session.execute(
        select(TrailEntry, TrailDetail)
        .join(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id == unit_id)
        .where(or_(TrailEntry.subject.in_(subjects), *named))
        .order_by(TrailEntry.id)
    ).all()
    return [(entry, detail) for entry, detail in rows]


def reasons_of(unit_id: int) -> Sequence[str]:
    """Every reason in the union's chain; the chain covers them, so they stay as they are."""
    query = select(TrailEntry.reason).where(TrailEntry.unit_id == unit_id, TrailEntry.reason != "")
    return db.session.scalars(query).all()


def _chain(unit_id: int | None) -> Select[*tuple[Any, ...]]:
    return (
        select(TrailEntry, TrailDetail)
        .outerjoin(TrailDetail, TrailDetail.entry_id == TrailEntry.id)
        .where(TrailEntry.unit_id == unit_id)
        .order_by(TrailEntry.id)
    )


def verify_chain(unit_id: int | None) -> list[str]:
    """What is wrong with the union's chain (None: that of the accounts), every hash recomputed.

    Two statements; the chain is streamed.
    """
    erasing = _chain(unit_id).where(TrailDetail.values.contains(f'"{LEFT}"', autoescape=True))
    rows = db.session.execute(erasing).all()
    left = left_by([detail.values for entry, detail in rows if detail and is_as_noted(entry, detail)])
    lines = db.session.execute(_chain(unit_id).execution_options(yield_per=_STREAMED))
    return faults_of(((entry, detail) for entry, detail in lines), left)


def times_of(action: str) -> Sequence[datetime]:
    """When the action was done to the installation, oldest first."""
    query = select(TrailEntry.at).where(TrailEntry.unit_id.is_(None), TrailEntry.action == action)
    return db.session.scalars(query.order_by(TrailEntry.id)).all()
