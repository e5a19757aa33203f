"""The officer's own paragraphs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.office.trail.models import Recorded


class Statement(Recorded):
    """A paragraph of the officer's own for the report of the period with these two dates (inclusive)."""

    __tablename__ = "statements"

    period_text: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    topic: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text)
