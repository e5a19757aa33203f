"""Lines of next year's plan."""

from __future__ import annotations

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.office.trail.models import Recorded


class PlanItem(Recorded, Model):
    """A task planned for a year."""

    __tablename__ = "plan_items"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    position: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
