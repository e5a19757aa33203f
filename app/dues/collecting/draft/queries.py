"""Selects of drafts of collections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select

from app.core.dates import format_date, midnight_before
from app.core.periods import Period
from app.dues.collecting.draft.models import CollectionDraft
from app.dues.collecting.draft.rules import as_text, as_typed, words_of
from app.dues.collecting.facts import Typed
from app.extensions import db
from app.web.lists.filters import moment
from app.web.personal.declared import ExtractRow

#: For how long drafts are kept that were posted, and that nobody goes on with.
POSTED_KEPT, OPEN_KEPT = timedelta(days=90), timedelta(days=365)


def open_draft(unit_id: int, fund_id: int, period: Period) -> CollectionDraft | None:
    """The draft of this fund and Kỳ that was not posted yet, read from the database again; or None."""
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


def old_drafts(unit_id: int, today: date) -> Sequence[CollectionDraft]:
    """Drafts posted long ago that still say what was typed, and open ones that nobody goes on with."""
    typed, since = CollectionDraft.cells != as_text(Typed()), CollectionDraft.saved_at
    posted = and_(CollectionDraft.posted_at.is_not(None), typed, since < midnight_before(today, POSTED_KEPT))
    left = and_(CollectionDraft.posted_at.is_(None), since < midnight_before(today, OPEN_KEPT))
    query = select(CollectionDraft).where(CollectionDraft.unit_id == unit_id, or_(posted, left))
    return db.session.scalars(query).all()


def extract_of_cells(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """What drafts say that the person pays."""
    for draft in drafts_of(unit_id):
        cell = as_typed(draft.cells).cells.get(member_id)
        if cell is not None:
            yield {
                "Kỳ từ ngày": format_date(draft.period_start),
                "Lưu lúc": moment(draft.saved_at),
                "Người ghi": draft.saved_by,
                "Đã gõ": words_of(cell),
                "Đã vào sổ": "có" if draft.posted_at else "chưa",
            }


def drafts_of(unit_id: int) -> Sequence[CollectionDraft]:
    """All drafts of the union, posted ones too."""
    return db.session.scalars(select(CollectionDraft).where(CollectionDraft.unit_id == unit_id)).all()
