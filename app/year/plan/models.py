"""Lines of next year's plan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class PlanItem(Recorded, Model):
    """A task planned for a year."""

    __tablename__ = "plan_items"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The period's label, with its two days (inclusive).
    year: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    position: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    timing: Mapped[str] = mapped_column(Text, default="", server_default="")
    assignee: Mapped[str] = mapped_column(Text, default="", server_default="")
