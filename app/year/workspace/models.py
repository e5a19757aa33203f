"""The table of what officers wrote into reports."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class WrittenPart(Model):
    """One part of the report of a period by an outline, as officers wrote it; the trail keeps what it was."""

    __tablename__ = "written_parts"
    __table_args__ = (
        UniqueConstraint(
            "unit_id",
            "period_start",
            "period_end",
            "outline",
            "part",
            info=refusal("Người khác vừa lưu mục này của báo cáo.", "before"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    period_start: Mapped[date]
    period_end: Mapped[date]
    outline: Mapped[str] = mapped_column(String(80))
    #: The key of the part in the outline, and its heading when it was saved.
    part: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(300))
    #: `writing.facts.PartWords` as JSON.
    content: Mapped[str] = mapped_column(Text)
    saved_by_id: Mapped[int | None]
    saved_by: Mapped[str] = mapped_column(String(200))
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(default=1)
    # Optimistic locking: the second of two officers on one part is refused.
    __mapper_args__ = {"version_id_col": version}
