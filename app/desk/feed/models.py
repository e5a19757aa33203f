"""The keys of calendar feeds."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class FeedKey(Model):
    """The secret of one person's calendar feed; only its digest is kept."""

    __tablename__ = "feed_keys"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    #: The day on which it was last fetched; None: never.
    last_fetched_on: Mapped[date | None]
