"""Drafts of parts: what one officer is typing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class PartDraft(Model):
    """The boxes of a part as its officer left them; gone once they are saved or dropped."""

    __tablename__ = "part_drafts"
    __table_args__ = (
        UniqueConstraint(
            "unit_id",
            "user_id",
            "period_start",
            "period_end",
            "outline",
            "part",
            # By the convention its name would be longer than PostgreSQL takes.
            name="uq_part_drafts_part",
            info=refusal("Bản nháp này vừa được lưu ở cửa sổ khác.", "before"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    user_name: Mapped[str] = mapped_column(String(200))
    period_start: Mapped[date]
    period_end: Mapped[date]
    outline: Mapped[str] = mapped_column(String(80))
    part: Mapped[str] = mapped_column(String(80))
    #: The version of the part that was begun with, 0 for none.
    seen: Mapped[int]
    #: JSON: box -> text.
    boxes: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
