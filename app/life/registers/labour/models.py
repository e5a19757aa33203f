"""The side table of what happens between workers and employer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class LabourMatter(OfEntry):
    """A dialogue, a strike, a complaint …; its day, people and result are the log entry's."""

    __tablename__ = "labour_matters"

    sort: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text, default="")
    settled_on: Mapped[date | None]
    none: Mapped[bool] = mapped_column(default=False)
