"""Selects of drafts of parts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from app.core.dates import format_date, midnight_before
from app.core.periods import Period
from app.extensions import db
from app.office.accounts.queries import users_of_member
from app.web.lists.filters import moment
from app.web.personal.declared import ExtractRow
from app.year.workspace.drafts.models import PartDraft
from app.year.workspace.facts import PartPlace

#: For how long a draft is kept that nobody goes on with.
KEPT = timedelta(days=90)


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


def old_drafts(unit_id: int, today: date) -> Sequence[PartDraft]:
    """Drafts that nobody went on with for long."""
    before = midnight_before(today, KEPT)
    query = select(PartDraft).where(PartDraft.unit_id == unit_id, PartDraft.saved_at < before)
    return db.session.scalars(query).all()


def drafts_by(unit_id: int, user_ids: Collection[int]) -> Sequence[PartDraft]:
    """All drafts of these officers."""
    query = select(PartDraft).where(PartDraft.unit_id == unit_id, PartDraft.user_id.in_(user_ids))
    return db.session.scalars(query.order_by(PartDraft.id)).all()


def extract_of_drafts(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """What the person is writing into parts of reports as an officer."""
    for draft in drafts_by(unit_id, users_of_member(unit_id, member_id)):
        texts = (text for box in json.loads(draft.boxes).values() for text in box if text)
        yield {
            "Lưu lúc": moment(draft.saved_at),
            "Báo cáo": f"{draft.outline}, từ {format_date(draft.period_start)}",
            "Mục": draft.part,
            "Đã gõ": " ".join(texts),
        }


def draft_of(unit_id: int, user_id: int, place: PartPlace) -> PartDraft | None:
    """An officer's own draft of a part; one statement."""
    query = select(PartDraft).where(
        *_of_report(unit_id, place.period, place.outline),
        PartDraft.part == place.part,
        PartDraft.user_id == user_id,
    )
    return db.session.scalar(query.execution_options(populate_existing=True))
