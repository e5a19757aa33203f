"""Side table of visits and gifts."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Visit(Model):
    """A visit or a gift; the day, the money and the people are the log entry's."""

    __tablename__ = "visits"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(String(20))
    in_kind: Mapped[str] = mapped_column(Text, default="")
    visitors: Mapped[str] = mapped_column(Text, default="")
