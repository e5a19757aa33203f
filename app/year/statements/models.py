"""The officer's own paragraphs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class Statement(Recorded, Model):
    """A paragraph of the officer's own for the report of the period with these two dates (inclusive)."""

    __tablename__ = "statements"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    period_text: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    topic: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text)
