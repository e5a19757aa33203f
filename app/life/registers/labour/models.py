"""The side table of what happens between workers and employer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class LabourMatter(Model):
    """A dialogue, a strike, a complaint …; its day, people and result are the log entry's."""

    __tablename__ = "labour_matters"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    sort: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text, default="")
    settled_on: Mapped[date | None]
    none: Mapped[bool] = mapped_column(default=False)
