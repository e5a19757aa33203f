"""Selects of the security log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import or_, select

from app.core.texts.names import name_sort_key
from app.extensions import db
from app.listing import Page, in_order, in_words_order, paginate
from app.office.security_log.models import SecurityEvent
from app.office.security_log.rules import EventKind

EVENT_ORDERS = {
    "at": (SecurityEvent.at, SecurityEvent.id),
    "name": (in_words_order(SecurityEvent.name), SecurityEvent.id),
    "kind": (SecurityEvent.kind, SecurityEvent.id),
}


def page_of_events(
    unit_id: int | None,
    page: int,
    *,
    kind: EventKind | None = None,
    name: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
    sort: str = "-at",
) -> Page[SecurityEvent]:
    """A page of the union's events (None: those of the accounts); two statements.

    `since` (inclusive) and `before` (exclusive) are aware datetimes.
    """
    query = select(SecurityEvent).where(SecurityEvent.unit_id == unit_id)
    if kind:
        query = query.where(SecurityEvent.kind == kind)
    if name:
        query = query.where(SecurityEvent.name == name)
    if since:
        query = query.where(SecurityEvent.at >= since.astimezone(UTC))
    if before:
        query = query.where(SecurityEvent.at < before.astimezone(UTC))
    return paginate(in_order(query, EVENT_ORDERS, sort), page, lambda row: row[0])


def names_of(unit_id: int | None) -> list[str]:
    """The names of everybody in the union's log, sorted."""
    query = select(SecurityEvent.name).where(SecurityEvent.unit_id == unit_id).distinct()
    return sorted(filter(None, db.session.scalars(query)), key=name_sort_key)


def events_by(unit_id: int, user_ids: Collection[int]) -> Sequence[SecurityEvent]:
    """What these users did in the union, and about their accounts, oldest first."""
    ours = or_(SecurityEvent.unit_id == unit_id, SecurityEvent.unit_id.is_(None))
    query = select(SecurityEvent).where(SecurityEvent.user_id.in_(user_ids), ours)
    return db.session.scalars(query.order_by(SecurityEvent.at, SecurityEvent.id)).all()


def events_about(unit_id: int, subjects: Collection[str]) -> Sequence[SecurityEvent]:
    """The union's events about these rows and views, oldest first."""
    query = select(SecurityEvent).where(SecurityEvent.unit_id == unit_id, SecurityEvent.subject.in_(subjects))
    return db.session.scalars(query.order_by(SecurityEvent.at, SecurityEvent.id)).all()
