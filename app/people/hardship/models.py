"""Times of hardship."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Hardship(Recorded):
    """A time of hardship of one person, from `starts_on` to `ends_on` (inclusive; None: still)."""

    __tablename__ = "hardships"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
