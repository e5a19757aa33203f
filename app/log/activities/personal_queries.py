"""Selects of what the log keeps of a person."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from app.core.dates import format_date
from app.core.money import format_dong
from app.extensions import db
from app.log.activities.models import Activity, ActivityMember
from app.web.features import log_kinds
from app.web.personal.declared import ExtractRow


def extract_of_entries(unit_id: int, member_id: int) -> Iterator[ExtractRow]:
    """The entries that name the person, withdrawn ones too."""
    named = select(ActivityMember.activity_id).where(ActivityMember.member_id == member_id)
    of = select(Activity).where(Activity.unit_id == unit_id, Activity.id.in_(named))
    for row in db.session.scalars(of.order_by(Activity.starts_on, Activity.id)):
        yield {
            "Ngày": row.period_text or format_date(row.starts_on),
            "Việc": log_kinds()[row.kind].label,
            "Nội dung": row.title,
            "Dịp": row.occasion,
            "Số tiền": "" if row.amount is None else format_dong(row.amount),
            "Ghi chú": row.note,
            "Rút khỏi sổ": row.withdrawn_reason or "",
        }
