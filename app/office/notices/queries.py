"""Selects of notices."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.extensions import db
from app.office.notices.models import AccountNotice


def waiting_for(user_ids: Collection[int]) -> Sequence[AccountNotice]:
    """Notices that users have not seen yet, oldest first."""
    query = select(AccountNotice).where(AccountNotice.user_id.in_(user_ids))
    return db.session.scalars(query.order_by(AccountNotice.id)).all()
