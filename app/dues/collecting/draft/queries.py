"""Selects of drafts of collections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from app.core.periods import Period
from app.dues.collecting.draft.models import CollectionDraft
from app.extensions import db


def open_draft(unit_id: int, fund_id: int, period: Period) -> CollectionDraft | None:
    """The draft of this fund and Kỳ that was not posted yet, read afresh; or None."""
    query = select(CollectionDraft).where(
        CollectionDraft.unit_id == unit_id,
        CollectionDraft.fund_id == fund_id,
        CollectionDraft.period_start == period.start,
        CollectionDraft.period_end == period.end,
        CollectionDraft.posted_at.is_(None),
    )
    return db.session.scalar(query.execution_options(populate_existing=True))


def open_drafts(unit_id: int) -> Sequence[CollectionDraft]:
    """Every draft of the union that was not posted yet, the newest first."""
    query = select(CollectionDraft).where(*_is_open(unit_id))
    return db.session.scalars(query.order_by(CollectionDraft.saved_at.desc())).all()


def draft_figures(unit_id: int, _today: date) -> tuple[ScalarSelect[int]]:
    """How many drafts were not posted yet."""
    return (select(func.count(CollectionDraft.id)).where(*_is_open(unit_id)).scalar_subquery(),)


def _is_open(unit_id: int) -> tuple[ColumnElement[bool], ...]:
    return CollectionDraft.unit_id == unit_id, CollectionDraft.posted_at.is_(None)


def drafts_of(unit_id: int) -> Sequence[CollectionDraft]:
    """All drafts of the union, posted ones too."""
    return db.session.scalars(select(CollectionDraft).where(CollectionDraft.unit_id == unit_id)).all()
