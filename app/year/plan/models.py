"""Lines of next year's plan."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import PeriodColumns
from app.office.trail.models import Recorded


class PlanItem(PeriodColumns, Recorded):
    """A task planned for a year."""

    __tablename__ = "plan_items"

    position: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    timing: Mapped[str] = mapped_column(Text, default="", server_default="")
    assignee: Mapped[str] = mapped_column(Text, default="", server_default="")
