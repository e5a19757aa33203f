"""The table of outcomes of planned tasks."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class PlanOutcome(Model):
    """The outcome of a planned task, and the task of the next year that continues it."""

    __tablename__ = "plan_outcomes"

    plan_item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id"), primary_key=True)
    #: A `facts.Outcome`: met, partly, unmet.
    outcome: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text, default="")
    carried_to_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"))
