"""Commitments to the upper-level union, next year's plan, the officer's paragraphs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.trail.models import Recorded


class Commitment(Recorded, Model):
    """A commitment of a year; numbers are decimals as text, because SQLite would keep floats."""

    __tablename__ = "commitments"
    __table_args__ = (UniqueConstraint("unit_id", "row_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    position: Mapped[int | None]
    content: Mapped[str] = mapped_column(Text)
    target: Mapped[str | None] = mapped_column(String(30))
    measure_unit: Mapped[str] = mapped_column(String(80), default="")
    measure: Mapped[str] = mapped_column(Text, default="")
    done: Mapped[str | None] = mapped_column(String(30))
    note: Mapped[str] = mapped_column(Text, default="")


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
