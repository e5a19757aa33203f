"""Times of hardship."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Hardship(Recorded, Model):
    """A time of hardship of one person, from `starts_on` to `ends_on` (inclusive; None: still)."""

    __tablename__ = "hardships"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
