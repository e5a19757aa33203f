"""The table of a union's own outlines."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.unique_constraints import refusal


class OutlineVersion(Model):
    """One saving of an outline: nothing but `is_retired` of the newest ever changes.

    A paper names the version that it was composed by.
    """

    __tablename__ = "outlines"
    __table_args__ = (
        UniqueConstraint(
            "unit_id", "name", "version", info=refusal("Người khác vừa lưu một bản của đề cương này.", "name")
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    label: Mapped[str] = mapped_column(String(300))
    #: The file, as `reports.outlining.writer` writes it.
    text: Mapped[str] = mapped_column(Text)
    #: Of the newest version: the outline is offered no more.
    is_retired: Mapped[bool] = mapped_column(default=False, server_default=false())
    recorded_by_id: Mapped[int | None]
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
