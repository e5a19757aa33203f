"""The side table of ratings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Rating(Model):
    """The yearly rating of the union or of members; the quantity is the log entry's."""

    __tablename__ = "ratings"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), primary_key=True)
    #: The period's label, with its two days (inclusive).
    year: Mapped[str] = mapped_column(String(80))
    period_start: Mapped[date]
    period_end: Mapped[date]
    subject: Mapped[str] = mapped_column(String(20))
    #: The name of the section; "" of another subject.
    section: Mapped[str] = mapped_column(String(200), default="", server_default="")
    level: Mapped[str] = mapped_column(String(20))
    recognised_by: Mapped[str] = mapped_column(String(300), default="")
    score: Mapped[str] = mapped_column(String(30), default="")
