"""Side table of visits and gifts."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.log.activities.models import OfEntry


class Visit(OfEntry):
    """A visit or a gift; the day, the money and the people are the log entry's."""

    __tablename__ = "visits"

    reason: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(String(20))
    in_kind: Mapped[str] = mapped_column(Text, default="")
    visitors: Mapped[str] = mapped_column(Text, default="")
