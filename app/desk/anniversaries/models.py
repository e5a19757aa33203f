"""Days that come every year, and the keys of calendar feeds."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Anniversary(Recorded, Model):
    """A day that comes every year, in the solar or the lunar calendar; `year`: of the event itself."""

    __tablename__ = "anniversaries"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    day: Mapped[int]
    month: Mapped[int]
    year: Mapped[int | None]
    is_lunar: Mapped[bool] = mapped_column(default=False)


class FeedKey(Model):
    """The secret of one person's calendar feed; only its digest is kept."""

    __tablename__ = "feed_keys"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    #: The day on which a phone last asked for it; None: never.
    last_fetched_on: Mapped[date | None]
