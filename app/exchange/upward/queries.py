"""Selects of what a union can send upward, the union first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.listing import Page, paginate
from app.log.activities.models import Activity
from app.year.issued.models import FrozenReport, OutgoingPaper


@dataclass(frozen=True, slots=True)
class SendablePaper:
    """An issued report, as the page names it."""

    id: int
    number: int
    dated: date
    label: str


def page_of_papers(unit_id: int, page: int) -> Page[SendablePaper]:
    """A page of the issued reports that stand, the newest first; two statements."""
    query = (
        select(FrozenReport.activity_id, OutgoingPaper.number, Activity.starts_on, FrozenReport.period_text)
        .join(Activity, Activity.id == FrozenReport.activity_id)
        .join(OutgoingPaper, OutgoingPaper.activity_id == FrozenReport.activity_id)
        .where(FrozenReport.unit_id == unit_id, Activity.withdrawn_at.is_(None))
        .order_by(FrozenReport.activity_id.desc())
    )
    return paginate(query, page, _paper)


def _paper(row: Any) -> SendablePaper:
    return SendablePaper(*row)
