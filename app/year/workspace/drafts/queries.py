"""Selects of drafts of parts."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from app.core.periods import Period
from app.extensions import db
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.facts import PartPlace


class DraftLine(NamedTuple):
    """That somebody is typing in a part, and since when nothing more."""

    part: str
    user_id: int
    user_name: str
    saved_at: datetime


def _of_report(unit_id: int, period: Period, outline: str) -> tuple[ColumnElement[bool], ...]:
    return (
        PartDraft.unit_id == unit_id,
        PartDraft.period_start == period.start,
        PartDraft.period_end == period.end,
        PartDraft.outline == outline,
    )


def drafts_in(unit_id: int, period: Period, outline: str) -> list[DraftLine]:
    """Who has a draft of which part, without the words; one statement."""
    query = select(PartDraft.part, PartDraft.user_id, PartDraft.user_name, PartDraft.saved_at)
    query = query.where(*_of_report(unit_id, period, outline)).order_by(PartDraft.id)
    return [DraftLine(*row) for row in db.session.execute(query)]


def draft_of(unit_id: int, user_id: int, place: PartPlace) -> PartDraft | None:
    """An officer's own draft of a part; one statement."""
    query = select(PartDraft).where(
        *_of_report(unit_id, place.period, place.outline),
        PartDraft.part == place.part,
        PartDraft.user_id == user_id,
    )
    return db.session.scalar(query.execution_options(populate_existing=True))
